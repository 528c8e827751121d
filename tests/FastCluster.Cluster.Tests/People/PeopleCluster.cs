using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Testing.People;
using FastCluster.Udap.AuthorizationRequests;

namespace FastCluster.Cluster.Tests.People;

/// <summary>Three nodes that serve people, an app, and a person whose requests each go to another node.</summary>
internal sealed class PeopleCluster : IAsyncDisposable
{
    private const string RedirectUri = "https://app.test/cb";
    private const string Scopes = "user/Patient.rs offline_access";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static readonly TestPerson s_alice = new("person-1", "alice", "correct horse battery staple");

    private readonly HttpClient _http;
    private readonly TestClient _app;

    private PeopleCluster(TestCluster nodes, TestClient app)
    {
        (Cluster, _app) = (nodes, app);
        _http = new HttpClient(new NodeRouter(nodes.Nodes));
        Browser = new PersonBrowser(_http, s_alice.Name, s_alice.Password) { Remembers = true };
    }

    /// <summary>The nodes.</summary>
    public TestCluster Cluster { get; }

    /// <summary>The person's browser.</summary>
    public PersonBrowser Browser { get; }

    /// <summary>Starts three nodes and registers the app.</summary>
    public static async Task<PeopleCluster> StartAsync()
    {
        const string server = "AUTHORIZATIONSERVERS__0__";
        const string policy = server + "COMMUNITIES__0__POLICY__";
        const string scope = policy + "SCOPES__SUPPORTED__";
        var cluster = await TestCluster.StartAsync();
        var users = cluster.Folder["users.json"];
        await File.WriteAllTextAsync(users, TestPerson.ToUsersFile(s_alice));
        for (var node = 0; node < 3; node++)
        {
            await cluster.AddAsync(
                "run",
                (server + "PEOPLE__USERSFILE", users),
                (policy + "CODES__CODELIFETIME", "00:10:00"), // none ends while nodes start on a slow machine
                (scope + "1", "user/Patient.rs"),
                (scope + "2", "offline_access")
            );
        }

        var app = TestClient.Create(cluster.Folder.Community, "app");
        var answer = await cluster.Nodes[0].Client.RegisterForCodesAsync(app, RedirectUri, Scopes);
        Assert.True(answer.IsSuccess, answer.Text);
        return new(cluster, app with { ClientId = answer.Member("client_id")! });
    }

    /// <summary>Has the person allow the app once more.</summary>
    public async Task<string> GetCodeAsync()
    {
        var outcome = await Browser.AuthorizeAsync(
            new Uri(
                $"{Cluster.Folder.Origin}/authorize?response_type=code&client_id={_app.ClientId}"
                    + $"&redirect_uri={Uri.EscapeDataString(RedirectUri)}&scope={Uri.EscapeDataString(Scopes)}"
                    + $"&state=s&code_challenge={Pkce.ChallengeOf(Verifier)}&code_challenge_method=S256"
            )
        );
        return outcome["code"] ?? throw new InvalidOperationException($"{outcome}");
    }

    /// <summary>Redeems a code at a node.</summary>
    public Task<Answer> RedeemAsync(int node, string code) =>
        Cluster
            .Nodes[node]
            .Client.GrantAsync(
                _app,
                new()
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = code,
                    ["redirect_uri"] = RedirectUri,
                    ["code_verifier"] = Verifier,
                }
            );

    /// <summary>Refreshes at a node.</summary>
    public Task<Answer> RefreshAsync(int node, string refreshToken) =>
        Cluster
            .Nodes[node]
            .Client.GrantAsync(_app, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

    /// <summary>Withdraws all that the person allowed.</summary>
    public Task<bool> WithdrawAsync() => Browser.WithdrawAsync(new Uri($"{Cluster.Folder.Origin}/apps"), "Durability");

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Cluster.DisposeAsync();
    }
}
