using System.Net;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Testing.IdentityProviders;
using FastCluster.Testing.People;
using FastCluster.Udap.AuthorizationRequests;

namespace FastCluster.Cluster.Tests.People;

/// <summary>People who sign in at an identity provider elsewhere while nodes die.</summary>
public sealed class TieredTests
{
    private const string RedirectUri = "https://app.test/cb";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static readonly TestPerson s_alice = new("person-1", "alice", "correct horse battery staple");

    [Fact]
    [Requirement("TIER-43")]
    [Requirement("TIER-11")]
    [VectorCase("tier-node-loss")]
    public async Task Node_KilledWhileThePersonIsAway_IsNotMissed()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var provider = await StubIdentityProvider.StartAsync(cluster.Folder.Community, TimeProvider.System);
        await StartNodesAsync(cluster);
        var request = RequestOf(cluster, await RegisterAsync(cluster), provider);
        using var first = Reach(cluster.Nodes[0]);
        var browser = Open(first, provider);
        browser.OnVisit = url => IsCallback(url) ? null : url;
        var callback = await browser.AuthorizeAsync(request);

        await cluster.Nodes[0].Process.KillAsync();
        using var second = Reach(cluster.Nodes[1]);
        browser = browser.Copy(second);
        var outcome = callback;
        await Eventually.TrueAsync(
            async () =>
            {
                outcome = await browser.AuthorizeAsync(new(callback.Location!));
                return outcome.Status != (int)HttpStatusCode.ServiceUnavailable;
            },
            "the callback is taken"
        );

        Assert.True(outcome["code"] is not null, $"{outcome.Status} {outcome.Location} {outcome.Text}");
        Assert.Equal("s", outcome["state"]);
        Assert.Equal(1, provider.Registrations);
        Assert.Empty(provider.Faults);
    }

    [Fact]
    [Requirement("TIER-11")]
    [VectorCase("tier-parallel-first")]
    public async Task FirstSignIns_TwentyAtOnceOverAllNodes_RegisterOnce()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var provider = await StubIdentityProvider.StartAsync(cluster.Folder.Community, TimeProvider.System);
        await StartNodesAsync(cluster);
        var request = RequestOf(cluster, await RegisterAsync(cluster), provider);
        using var all = new HttpClient(new PlaceHandler(new NodeRouter(cluster.Nodes)));

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                {
                    var browser = Open(all, provider);
                    browser.OnVisit = url => IsCallback(url) ? null : url;
                    return browser.AuthorizeAsync(request);
                })
        );

        Assert.All(outcomes, outcome => Assert.NotNull(outcome["code"]));
        Assert.Equal(20, provider.Authorizations.Select(one => one["state"]).Distinct().Count());
        Assert.Single(provider.Authorizations.Select(one => one["client_id"]).Distinct());
        Assert.Equal(1, provider.Registrations);
        Assert.Empty(provider.Faults);
    }

    private static bool IsCallback(Uri url) => url.AbsolutePath.StartsWith("/idp/callback/", StringComparison.Ordinal);

    private static async Task StartNodesAsync(TestCluster cluster)
    {
        const string server = "AUTHORIZATIONSERVERS__0__";
        const string scope = server + "COMMUNITIES__0__POLICY__SCOPES__SUPPORTED__";
        const string providers = server + "PEOPLE__IDENTITYPROVIDERS__";
        var users = cluster.Folder["users.json"];
        await File.WriteAllTextAsync(users, TestPerson.ToUsersFile(s_alice));
        for (var node = 0; node < 3; node++)
        {
            await cluster.AddAsync(
                "run",
                ("OUTBOUND__ALLOWEDPRIVATEHOSTS__0", "localhost"),
                ("OUTBOUND__TLSROOTS__0", StubIdentityProvider.TlsRoot),
                (server + "PEOPLE__USERSFILE", users),
                (providers + "COMMUNITIES__0__URI", NodeFolder.CommunityUri),
                (providers + "LOGOURI", "https://holder.test/logo.png"),
                (providers + "CONTACTS__0", "mailto:office@holder.test"),
                (scope + "1", "user/Patient.rs"),
                (scope + "2", "udap")
            );
        }
    }

    private static async Task<string> RegisterAsync(TestCluster cluster)
    {
        var app = TestClient.Create(cluster.Folder.Community, "app");
        var answer = await cluster.Nodes[0].Client.RegisterForCodesAsync(app, RedirectUri, "user/Patient.rs udap");
        Assert.True(answer.IsSuccess, answer.Text);
        return answer.Member("client_id")!;
    }

    private static Uri RequestOf(TestCluster cluster, string clientId, StubIdentityProvider provider) =>
        new(
            $"{cluster.Folder.Origin}/authorize?response_type=code&client_id={clientId}"
                + $"&redirect_uri={Uri.EscapeDataString(RedirectUri)}&scope=user%2FPatient.rs%20udap&state=s"
                + $"&idp={Uri.EscapeDataString(provider.BaseUrl)}"
                + $"&code_challenge={Pkce.ChallengeOf(Verifier)}&code_challenge_method=S256"
        );

    private static PersonBrowser Open(HttpClient client, StubIdentityProvider provider)
    {
        var browser = new PersonBrowser(client, s_alice.Name, s_alice.Password);
        browser.OtherOrigins.Add(new Uri(provider.BaseUrl).GetLeftPart(UriPartial.Authority));
        return browser;
    }

    /// <summary>Reaches one node, and the identity provider where it is.</summary>
    private static HttpClient Reach(ClusterNode node) => new(new PlaceHandler(new NodeRouter([node])));
}
