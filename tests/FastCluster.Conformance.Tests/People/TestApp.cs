using System.Text.Json.Nodes;
using System.Web;
using FastCluster.Contracts.Authorization;
using FastCluster.Testing.People;
using FastCluster.Udap.AuthorizationRequests;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.People;

/// <summary>An app of the code grant: what it sends is valid unless a test changes one thing.</summary>
public sealed class TestApp
{
    public const string RedirectUri = "https://app.test/cb";

    /// <summary>RFC 7636 appendix B.</summary>
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private readonly RunningServer _server;

    private TestApp(RunningServer server, TestClient client)
    {
        _server = server;
        Client = client;
    }

    public TestClient Client { get; }

    /// <summary>An app that is registered for codes and refresh tokens.</summary>
    public static async Task<TestApp> RegisterAsync(
        RunningServer server,
        TestCommunity? community = null,
        Func<JwtBuilder, JwtBuilder>? change = null
    )
    {
        var app = new TestApp(server, server.Client(community));
        await app.RegisterAgainAsync(change);
        return app;
    }

    /// <summary>Registers once more, with a statement that differs as told.</summary>
    public async Task RegisterAgainAsync(Func<JwtBuilder, JwtBuilder>? change = null)
    {
        var answer = await Client.RegisterAsync((change ?? (same => same))(Statement()).Build());
        Assert.True(answer.Outcome is "200" or "201", answer.Text);
    }

    /// <summary>A valid statement for codes and refresh tokens.</summary>
    public JwtBuilder Statement() =>
        TestClient
            .ForCode(Client.Statement())
            .WithClaim("client_name", "Heart diary")
            .WithClaim("grant_types", new JsonArray("authorization_code", "refresh_token"))
            .WithClaim("redirect_uris", new JsonArray(RedirectUri))
            .WithClaim("scope", PeopleServer.Scopes);

    /// <summary>A valid authorization request.</summary>
    public List<AuthorizationParameter> Request(string scope = "user/Patient.rs offline_access") =>
        [
            new("response_type", "code"),
            new("client_id", Client.ClientId),
            new("redirect_uri", RedirectUri),
            new("scope", scope),
            new("state", "s-1"),
            new("code_challenge", Pkce.ChallengeOf(Verifier)),
            new("code_challenge_method", "S256"),
        ];

    /// <summary>Judges a request as the edge would for somebody who is signed in.</summary>
    public Task<AuthorizationReply> JudgeAsync(
        IEnumerable<AuthorizationParameter> request,
        TestPerson? person = null
    ) => Authorizer.JudgeAsync(Message(request, person));

    /// <summary>Answers a question.</summary>
    public Task<AuthorizationReply> DecideAsync(
        IEnumerable<AuthorizationParameter> request,
        TestPerson person,
        string ticket,
        bool isAllowed = true,
        bool isRemembered = false
    ) =>
        Authorizer.DecideAsync(
            new()
            {
                Request = Message(request, person),
                Ticket = ticket,
                IsAllowed = isAllowed,
                IsRemembered = isRemembered,
            }
        );

    /// <summary>What the page of a person's apps lists.</summary>
    public Task<AllowedApp[]> ListAsync(TestPerson person) => Authorizer.GetAppsAsync(Tenant.Alpha.Id, person.Subject);

    /// <summary>Takes back what a person allowed.</summary>
    public Task<bool> WithdrawAsync(TestPerson person, string key) =>
        Authorizer.WithdrawAsync(Tenant.Alpha.Id, person.Subject, key);

    /// <summary>Asks for a code that the person allows.</summary>
    public async Task<string> GetCodeAsync(
        TestPerson? person = null,
        List<AuthorizationParameter>? request = null,
        bool isRemembered = false
    )
    {
        request ??= Request();
        person ??= PeopleServer.Alice;
        var reply = await JudgeAsync(request, person);
        if (reply is AuthorizationReply.ConsentNeeded question)
        {
            reply = await DecideAsync(request, person, question.Ticket, isRemembered: isRemembered);
        }

        return ParametersOf(Assert.IsType<AuthorizationReply.Granted>(reply).Location)["code"];
    }

    /// <summary>Redeems a code with a form that differs from the valid one as told.</summary>
    public Task<Answer> RedeemAsync(string code, Func<FormBuilder, FormBuilder>? form = null) =>
        Client.TokenAsync(form: fields =>
            (form ?? (same => same))(
                fields
                    .With("grant_type", "authorization_code")
                    .With("code", code)
                    .With("redirect_uri", RedirectUri)
                    .With("code_verifier", Verifier)
            )
        );

    /// <summary>Tokens of a new grant.</summary>
    public async Task<Answer> GetTokensAsync(TestPerson? person = null, List<AuthorizationParameter>? request = null)
    {
        var answer = await RedeemAsync(await GetCodeAsync(person, request));
        Assert.Equal("200", answer.Outcome);
        return answer;
    }

    /// <summary>Refreshes with a form that differs from the valid one as told.</summary>
    public Task<Answer> RefreshAsync(string refreshToken, Func<FormBuilder, FormBuilder>? form = null) =>
        Client.TokenAsync(form: fields =>
            (form ?? (same => same))(fields.With("grant_type", "refresh_token").With("refresh_token", refreshToken))
        );

    /// <summary>Pushes a request with a form that differs from the valid one as told.</summary>
    public Task<Answer> PushAsync(
        IEnumerable<AuthorizationParameter> request,
        Func<FormBuilder, FormBuilder>? form = null
    )
    {
        var fields = request.Aggregate(
            TestClient.CallerForm(Client.Assertion().Build()),
            (all, one) => all.AndAlso(one.Name, one.Value)
        );
        return _server.PostFormAsync($"{Tenant.Alpha.Issuer}/par", (form ?? (same => same))(fields));
    }

    /// <summary>The address that the app sends a browser to.</summary>
    public static Uri UrlOf(IEnumerable<AuthorizationParameter> request)
    {
        var pairs = request.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}");
        return new Uri($"{Tenant.Alpha.Issuer}/authorize?{string.Join('&', pairs)}");
    }

    /// <summary>The parameters of an answer to the app.</summary>
    public static IReadOnlyDictionary<string, string> ParametersOf(string location)
    {
        var query = HttpUtility.ParseQueryString(new Uri(location).Query);
        return query.AllKeys.ToDictionary(name => name!, name => query[name]!, StringComparer.Ordinal);
    }

    private IAuthorizer Authorizer => _server.Services.GetRequiredService<IAuthorizer>();

    private AuthorizationRequestMessage Message(IEnumerable<AuthorizationParameter> request, TestPerson? person) =>
        new()
        {
            ServerId = Tenant.Alpha.Id,
            Parameters = [.. request],
            Source = "127.0.0.1",
            CorrelationId = $"{Guid.NewGuid():N}",
            Person = person is null
                ? null
                : new()
                {
                    Subject = person.Subject,
                    AuthenticatedAt = _server.Clock.GetUtcNow().ToUnixTimeSeconds(),
                    Assurance = "urn:test:loa2",
                    Methods = ["pwd"],
                },
        };
}
