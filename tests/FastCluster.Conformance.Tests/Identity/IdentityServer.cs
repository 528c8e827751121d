using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using FastCluster.Conformance.Tests.People;
using FastCluster.Contracts.Authorization;
using FastCluster.Silo.Configuration;
using FastCluster.Testing.Logs;
using FastCluster.Testing.People;
using FastCluster.Udap.Communities;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.Identity;

/// <summary>
/// A server that says who people are: its issuer is a base URL of all communities, and its access tokens live for an hour where
/// nothing shortens them.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class IdentityServer : IAsyncLifetime
{
    public const string UserInfo = "https://alpha.test/userinfo";
    public const string Keys = "https://alpha.test/.well-known/id-token-keys.json";

    /// <summary>What an app of a data holder asks beside who the person is.</summary>
    public const string AppScopes = "user/Patient.rs openid profile email fhirUser offline_access";

    /// <summary>Scopes that a data holder registers.</summary>
    public const string HolderScopes = "openid udap";

    /// <summary>Somebody of whom everything is known.</summary>
    public static readonly TestPerson Carol = new("person-3", "carol", "crimson horse battery staple")
    {
        DisplayName = "Carol Marker-Jones",
        Email = "carol.marker@mail.test",
        IsEmailVerified = true,
        FhirUser = "https://fhir.alpha.test/one/Patient/marker-3",
    };

    /// <summary>Somebody of whom nothing else is known.</summary>
    public static readonly TestPerson Dave = new("person-4", "dave", "dark horse battery staple");

    private RunningServer? _server;

    public RunningServer Server => _server!;

    public async Task InitializeAsync() => _server = await StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>Starts a server of a test's own.</summary>
    /// <param name="change">What differs in what it does as an identity provider.</param>
    /// <param name="addServices">What differs in its services.</param>
    /// <param name="onBody">Sees the bodies of requests and answers.</param>
    /// <param name="logs">Gets everything that the server logs.</param>
    public static Task<RunningServer> StartAsync(
        Func<IdentityProviderOptions, IdentityProviderOptions>? change = null,
        Action<IServiceCollection>? addServices = null,
        Action<string>? onBody = null,
        RecordingLoggerProvider? logs = null
    ) =>
        RunningServer.StartFromAsync(
            deployment => WithIdentity(deployment, (change ?? (same => same))(new() { Assurance = "urn:test:ial2" })),
            addServices,
            onBody,
            logs
        );

    /// <summary>A data holder that is registered as a client.</summary>
    /// <param name="community">Its community.</param>
    /// <param name="change">What differs in its statement.</param>
    public Task<TestApp> RegisterHolderAsync(
        TestCommunity? community = null,
        Func<JwtBuilder, JwtBuilder>? change = null
    ) => RegisterHolderAsync(Server, community, change);

    /// <inheritdoc cref="RegisterHolderAsync(TestCommunity?, Func{JwtBuilder, JwtBuilder}?)"/>
    public static Task<TestApp> RegisterHolderAsync(
        RunningServer server,
        TestCommunity? community = null,
        Func<JwtBuilder, JwtBuilder>? change = null
    ) =>
        TestApp.RegisterAsync(
            server,
            community,
            statement =>
                (change ?? (same => same))(
                    statement
                        .WithClaim("client_name", "Clinic portal")
                        .WithClaim("grant_types", new JsonArray("authorization_code"))
                        .WithClaim("scope", HolderScopes)
                )
        );

    /// <summary>An app that asks for data and for who the person is.</summary>
    /// <param name="scope">What it registers.</param>
    public Task<TestApp> RegisterAppAsync(string scope = AppScopes) =>
        TestApp.RegisterAsync(Server, change: statement => statement.WithClaim("scope", scope));

    /// <summary>The tokens of a person who signs in with a browser and allows a request.</summary>
    /// <param name="app">Who asks.</param>
    /// <param name="scope">For what.</param>
    /// <param name="person">Who signs in.</param>
    /// <param name="more">Other parameters of the request.</param>
    public Task<Answer> SignInAsync(
        TestApp app,
        string scope,
        TestPerson? person = null,
        params AuthorizationParameter[] more
    ) => SignInAsync(Server, app, scope, person, more);

    /// <inheritdoc cref="SignInAsync(TestApp, string, TestPerson?, AuthorizationParameter[])"/>
    public static async Task<Answer> SignInAsync(
        RunningServer server,
        TestApp app,
        string scope,
        TestPerson? person = null,
        params AuthorizationParameter[] more
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(app);
        person ??= Carol;
        var browser = server.Browser(person.Name, person.Password);
        var outcome = await browser.AuthorizeAsync(TestApp.UrlOf([.. app.Request(scope), .. more]));
        var answer = await app.RedeemAsync(outcome["code"]!);
        Assert.Equal("200", answer.Outcome);
        return answer;
    }

    /// <summary>What the UserInfo endpoint says to a bearer of a token.</summary>
    /// <param name="token">The token.</param>
    public Task<Answer> AskAsync(string token) =>
        Server.GetAsync(UserInfo, request => request.Headers.Authorization = new("Bearer", token));

    private static FastClusterOptions WithIdentity(Deployment deployment, IdentityProviderOptions settings)
    {
        var options = PeopleServer.ServePeople(deployment.CreateOptions());
        var usersFile = Path.Combine(Path.GetDirectoryName(options.DataFolder)!, "known-users.json");
        File.WriteAllText(usersFile, TestPerson.ToUsersFile(Carol, Dave));
        var alpha = options.AuthorizationServers[0];
        return options with
        {
            AuthorizationServers =
            [
                alpha with
                {
                    AccessTokenLifetime = TimeSpan.FromHours(1),
                    People = new() { UsersFile = usersFile, IdentityProvider = settings },
                    Communities = [.. alpha.Communities.Select(one => one with { Policy = PolicyOf(one.Policy) })],
                    FhirBases = [.. alpha.FhirBases, deployment.BaseOfAll(Tenant.Alpha.Issuer)],
                },
                .. options.AuthorizationServers.Skip(1),
            ],
        };
    }

    private static CommunityPolicy PolicyOf(CommunityPolicy policy) =>
        policy with
        {
            Tokens = policy.Tokens with { AccessTokenLifetime = TimeSpan.FromHours(1) },
            Scopes = policy.Scopes with { Supported = [.. policy.Scopes.Supported, "profile", "email", "fhirUser"] },
        };
}
