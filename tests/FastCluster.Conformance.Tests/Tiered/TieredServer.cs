using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using FastCluster.Conformance.Tests.People;
using FastCluster.Contracts.Authorization;
using FastCluster.Grains.Upstream;
using FastCluster.Silo.Configuration;
using FastCluster.Testing.IdentityProviders;
using FastCluster.Testing.People;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>A data holder of communities A and B and an identity provider of community A that speak over TLS on loopback.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class TieredServer : IAsyncLifetime
{
    public const string Scope = "user/Patient.rs udap";

    private readonly List<HttpClient> _clients = [];
    private StubIdentityProvider? _provider;
    private RunningServer? _server;

    public RunningServer Server => _server!;

    public StubIdentityProvider Provider => _provider!;

    /// <summary>Longer than by default: a test is about what is said, and not about how busy the machine is.</summary>
    private TimeSpan ExchangeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Who is known by the operator.</summary>
    public ScriptedPeople People { get; } = new();

    public Task InitializeAsync() => StartAsync(same => same);

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>One of a test's own.</summary>
    /// <param name="change">What differs in what the operator says of identity providers.</param>
    /// <param name="addServices">What differs in its services.</param>
    /// <param name="exchangeTimeout">Time for one exchange with an identity provider.</param>
    public static async Task<OwnTiered> StartOwnAsync(
        Func<IdentityProvidersOptions, IdentityProvidersOptions>? change = null,
        Action<IServiceCollection>? addServices = null,
        TimeSpan? exchangeTimeout = null
    )
    {
        var self = new TieredServer { ExchangeTimeout = exchangeTimeout ?? TimeSpan.FromSeconds(10) };
        await self.StartAsync(change ?? (same => same), addServices);
        return new(self);
    }

    /// <summary>One of a test's own, whose operator names its identity provider.</summary>
    public static async Task<OwnTiered> StartNamingAsync()
    {
        List<string> named = ["https://only.this.test/idp"];
        var own = await StartOwnAsync(settings =>
            settings with
            {
                Communities = [new() { Uri = Names.CommunityA, BaseUrls = named }],
            }
        );
        named.Add(own.Tiered.Provider.BaseUrl);
        await own.Tiered.Server.RestartAsync();
        return own;
    }

    /// <summary>Another identity provider, of a community that a test says.</summary>
    public Task<StubIdentityProvider> StartProviderAsync(TestCommunity? community = null) =>
        StubIdentityProvider.StartAsync(community ?? Server.Deployment.CommunityA, Server.Clock);

    /// <summary>An app that asked for <c>udap</c> when it registered.</summary>
    public Task<TestApp> RegisterAsync(TestCommunity? community = null) => TestApp.RegisterAsync(Server, community);

    /// <summary>An authorization request that names an identity provider.</summary>
    public Uri UrlOf(TestApp app, string? idp = null, params AuthorizationParameter[] more)
    {
        ArgumentNullException.ThrowIfNull(app);
        return ToUrl([.. app.Request(Scope), new("idp", idp ?? Provider.BaseUrl), .. more]);
    }

    /// <summary>The address of an authorization request.</summary>
    public static Uri ToUrl(IEnumerable<AuthorizationParameter> request)
    {
        var pairs = request.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}");
        return new($"{Tenant.Alpha.Issuer}/authorize?{string.Join('&', pairs)}");
    }

    /// <summary>A browser that reaches server and identity providers; the person has a local account too.</summary>
    public PersonBrowser Browser(TestPerson? person = null, params StubIdentityProvider[] others)
    {
        person ??= PeopleServer.Alice;
        var client = CreateClient();
        _clients.Add(client);
        var browser = new PersonBrowser(client, person.Name, person.Password);
        foreach (var provider in others.Append(Provider))
        {
            browser.OtherOrigins.Add(new Uri(provider.BaseUrl).GetLeftPart(UriPartial.Authority));
        }

        return browser;
    }

    /// <summary>The address at which a browser that signed in at the identity provider would come back.</summary>
    public static async Task<Uri> GetCallbackAsync(PersonBrowser browser, Uri request)
    {
        ArgumentNullException.ThrowIfNull(browser);
        browser.OnVisit = url => IsCallback(url) ? null : url;
        var outcome = await browser.AuthorizeAsync(request);
        browser.OnVisit = same => same;
        return new(outcome.Location!);
    }

    /// <summary>Whether an address is the one at which identity providers send people back.</summary>
    public static bool IsCallback(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.AbsoluteUri.StartsWith($"{Tenant.Alpha.Issuer}/idp/callback/", StringComparison.Ordinal);
    }

    /// <summary>Has the community revoke the certificate of the identity provider, and waits until the server knows.</summary>
    /// <param name="app">An app that sends people there.</param>
    /// <returns>How a sign-in ends by then.</returns>
    public async Task<BrowserOutcome> RevokeProviderAsync(TestApp app)
    {
        var community = Server.Deployment.CommunityA;
        community.Issuing.Revoke(Provider.Key.SerialNumber, Server.Clock.GetUtcNow());
        Server.Deployment.PublishIssuingCrl(community, 2);
        Assert.Equal(RejectionReason.None, await Server.RefreshCrlAsync(community.IssuingCrlUrl));
        return await Eventually.Async(
            () => Browser().AuthorizeAsync(UrlOf(app)),
            outcome => ReasonOf(outcome) == RejectionReason.IdpMetadataUntrusted,
            "a sign-in that does not leave"
        );
    }

    /// <summary>Why the server refused what a browser got last.</summary>
    public RejectionReason ReasonOf(BrowserOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Server.ReasonOf(outcome.CorrelationId);
    }

    private async Task StartAsync(
        Func<IdentityProvidersOptions, IdentityProvidersOptions> change,
        Action<IServiceCollection>? addServices = null
    )
    {
        var trusted = new IdentityProvidersOptions
        {
            Communities = [new() { Uri = Names.CommunityA }],
            ClientName = "Clinic of Alpha",
            LogoUri = "https://alpha.test/logo.png",
            Contacts = ["mailto:office@alpha.test"],
        };
        _server = await PeopleServer.StartAsync(
            addServices: services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IPersonDirectory>(People));
                addServices?.Invoke(services);
            },
            change: options => WithProviders(options, change(trusted))
        );
        _provider = await StartProviderAsync();
    }

    private FastClusterOptions WithProviders(FastClusterOptions options, IdentityProvidersOptions trusted)
    {
        var alpha = options.AuthorizationServers[0];
        return options with
        {
            Outbound = options.Outbound with
            {
                AllowedPrivateHosts = ["localhost"],
                ExchangeTimeout = ExchangeTimeout,
                TlsRoots = [StubIdentityProvider.TlsRoot],
            },
            AuthorizationServers =
            [
                alpha with
                {
                    People = alpha.People! with { IdentityProviders = trusted },
                },
                .. options.AuthorizationServers.Skip(1),
            ],
        };
    }

    private HttpClient CreateClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var target = context.DnsEndPoint;
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    var port = target.Host == "localhost" ? target.Port : Server.PublicPort;
                    await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
}
