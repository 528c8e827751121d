using System.Net;
using FastCluster.Api.Admin;
using FastCluster.Api.Health;
using FastCluster.Api.Listeners;
using FastCluster.Api.People;
using FastCluster.Api.People.Settings;
using FastCluster.Api.People.SignIn;
using FastCluster.Api.Tests.Hosting;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Upstream;
using FastCluster.Testing.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Api.Tests.People;

/// <summary>The pages of two servers on a loopback port over a scripted authorizer; plain HTTP, since TLS belongs to the host.</summary>
internal sealed class PeopleApplication : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    public const string OtherPassword = "staple";

    private static readonly string s_hash = PasswordHashes.Make(Password);
    private static readonly string s_otherHash = PasswordHashes.Make(OtherPassword);

    private WebApplication? _application;

    public ScriptedAuthorizer Authorizer { get; } = new();

    public ScriptedUpstream Upstream { get; } = new();

    public FakeSessionKeys Keys { get; private init; } = new();

    public RecordedDecisions Decisions { get; } = new();

    public RecordingLoggerProvider Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => _application!.Services;

    public Uri Address { get; private set; } = null!;

    /// <summary>Everything that a page may show comes from others here: hostile where a test wants it so.</summary>
    public static PeopleSettings SettingsOf(string serverId) =>
        new()
        {
            ServerId = serverId,
            Users = [new("p-1", "ada", s_hash), new("p-2", "bob", s_otherHash)],
            Pages = new()
            {
                DisplayName = "Clinic",
                StyleSheet = new("text/css; charset=utf-8", "h1{color:red}"u8.ToArray()),
                Logo = new("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()),
            },
        };

    public static async Task<PeopleApplication> StartAsync(
        Func<PeopleSettings, PeopleSettings>? settings = null,
        Action<EdgeOptions>? configure = null,
        FakeSessionKeys? keys = null,
        Action<IServiceCollection>? more = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.ServesListener(ListenerKind.Public))
        );
        var self = new PeopleApplication { Keys = keys ?? new() };
        builder.Logging.ClearProviders();
        self.Logs.AddWithEveryLevelTo(builder.Services);
        self.AddFakes(builder.Services);
        builder.Services.AddFastClusterApi(configure ?? (_ => { }));
        settings ??= static one => one;
        builder.Services.AddFastClusterPeople(new([settings(SettingsOf("one")), settings(SettingsOf("two"))]));
        more?.Invoke(builder.Services);
        self._application = builder.Build();
        self._application.MapFastCluster();
        await self._application.StartAsync();
        var server = self._application.Services.GetRequiredService<IServer>();
        self.Address = new(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return self;
    }

    public Browser Open(string host = TestServers.Host) => new(Address, host);

    /// <summary>A browser in which somebody is signed in, for no request.</summary>
    public async Task<Browser> SignInAsync(string name = "ada", string password = Password)
    {
        var browser = Open();
        var page = await browser.GetAsync("/sign-in");
        var answer = await browser.SubmitAsync(page, "/sign-in", ("username", name), ("password", password));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }

    private void AddFakes(IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationServerDirectory>(
            new TestServers(WithPeople("one", "https://as.test"), WithPeople("two", "https://other.test:8443/tenant"))
        );
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IDecisionSink>(Decisions);
        services.AddSingleton<INodeHealth>(new SetHealth());
        services.AddSingleton<IClientCatalog, NoClients>();
        services.AddSingleton<IAuthorizer>(Authorizer);
        services.AddSingleton<IUpstream>(Upstream);
        services.AddSingleton(_ =>
        {
            var fakes = FakeGrains.Create(out var factory);
            fakes.Add<ISessionKeysGrain>("0", Keys);
            return factory;
        });
    }

    private static AuthorizationServer WithPeople(string id, string issuer) =>
        TestServers.Make(id, issuer) with
        {
            People = new()
            {
                Authorization = $"{issuer}/authorize",
                PushedRequests = $"{issuer}/par",
                SignIn = $"{issuer}/sign-in",
                Consent = $"{issuer}/consent",
                Apps = $"{issuer}/apps",
                SignOut = $"{issuer}/sign-out",
                Callback = $"{issuer}/idp/callback",
                Assets = $"{issuer}/assets/",
            },
        };
}
