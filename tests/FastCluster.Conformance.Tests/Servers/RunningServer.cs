using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Trust;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using FastCluster.Testing.Logs;
using FastCluster.Testing.People;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>
/// The real server in process on a fresh data folder, with a clock that a test moves, and a client whose every
/// connection goes to it. A test class shares one as its fixture; clients made here never meet each other.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class RunningServer : IAsyncLifetime
{
    private readonly RefusalLog _refusals = new();
    private WebApplication? _application;
    private HttpClient _http = new();
    private Func<Task> _startAgain = () => Task.CompletedTask;

    public SettableClock Clock { get; } = new(TestCommunity.Now);

    public Deployment Deployment { get; } = new();

    /// <summary>Services of the node, to break one of them or to read what it keeps.</summary>
    public IServiceProvider Services => _application!.Services;

    /// <summary>Sees the bodies of requests and answers.</summary>
    public Action<string> OnBody { get; init; } = _ => { };

    /// <summary>Everything that the server logs; null when nobody looks.</summary>
    public RecordingLoggerProvider? Logs { get; init; }

    /// <summary>Actors, for what an operator does.</summary>
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>Where the public listener is, on loopback.</summary>
    public int PublicPort => NodeAddresses.Of(_application!).Public.Port;

    /// <summary>Base URL of the operator's listener, where it is configured.</summary>
    public Uri Admin => NodeAddresses.Of(_application!).Admin!;

    /// <summary>Starts a server of a test's own, with a configuration and services that differ as told.</summary>
    public static async Task<RunningServer> StartAsync(
        Func<FastClusterOptions, FastClusterOptions>? change = null,
        Action<IServiceCollection>? addServices = null
    )
    {
        var server = new RunningServer();
        await server.StartAsync((change ?? (options => options))(server.Deployment.CreateOptions()), addServices);
        return server;
    }

    /// <summary>Starts a server of a test's own, whose configuration needs files of the deployment.</summary>
    public static async Task<RunningServer> StartFromAsync(
        Func<Deployment, FastClusterOptions> create,
        Action<IServiceCollection>? addServices = null,
        Action<string>? onBody = null,
        RecordingLoggerProvider? logs = null
    )
    {
        ArgumentNullException.ThrowIfNull(create);
        var server = new RunningServer { OnBody = onBody ?? (_ => { }), Logs = logs };
        await server.StartAsync(create(server.Deployment), addServices);
        return server;
    }

    public Task InitializeAsync() => StartAsync(Deployment.CreateOptions(), addServices: null);

    public async Task DisposeAsync()
    {
        await StopAsync();
        Deployment.Dispose();
    }

    /// <summary>Stops the server; its files stay until it is disposed of.</summary>
    public async Task StopAsync()
    {
        _http.Dispose();
        _refusals.Dispose();
        if (_application is not null)
        {
            await _application.StopAsync();
            await _application.DisposeAsync();
            _application = null;
        }
    }

    /// <summary>Stops the server and starts it again on the files of before; clocks and services of a test stay.</summary>
    public async Task RestartAsync()
    {
        _http.Dispose();
        await _application!.StopAsync();
        await _application.DisposeAsync();
        await _startAgain();
    }

    /// <summary>Why the server refused, as its own log says; none when it did not.</summary>
    public RejectionReason ReasonOf(Answer answer) => ReasonOf(answer.Headers["X-Correlation-Id"]);

    /// <summary>Why the server refused the request of a correlation id; none when it did not.</summary>
    public RejectionReason ReasonOf(string correlationId) => _refusals.ReasonOf(correlationId);

    /// <summary>A browser that reaches this server, with one person before it.</summary>
    public PersonBrowser Browser(string userName, string password) => new(_http, userName, password);

    /// <summary>A client that nobody met before; by default of community A at the first tenant.</summary>
    public TestClient Client(TestCommunity? community = null, Tenant? tenant = null, string? uri = null)
    {
        uri ??= $"https://client.test/{Guid.NewGuid():N}";
        return new(this, tenant ?? Tenant.Alpha, uri, (community ?? Deployment.CommunityA).IssueClient(uri));
    }

    /// <summary>A client that is registered.</summary>
    public async Task<TestClient> RegisteredClientAsync(TestCommunity? community = null, Tenant? tenant = null)
    {
        var client = Client(community, tenant);
        Assert.Equal("201", (await client.RegisterAsync()).Outcome);
        return client;
    }

    /// <summary>The declared resource server of a base.</summary>
    public TestResourceServer ResourceServer(string fhirBase = Names.BaseOne, CertifiedKey? key = null)
    {
        var community = fhirBase == Names.BaseThree ? Deployment.CommunityB : Deployment.CommunityA;
        var tenant = fhirBase == Names.BaseBeta ? Tenant.Beta : Tenant.Alpha;
        return new(this, tenant, $"rs:{fhirBase}", key ?? community.IssueClient(fhirBase));
    }

    /// <summary>Reads the CRL file of a community's issuing authority again.</summary>
    public Task<RejectionReason> RefreshCrlAsync(string url) =>
        Grains.GetGrain<ICrlGrain>($"{Tenant.Alpha.Id}/{url}").RefreshAsync();

    /// <summary>Revokes as an operator.</summary>
    public Task<RejectionReason> RevokeAsync(RevocationScope scope, string id) =>
        Grains.GetGrain<IOperatorGrain>(0).RevokeAsync(Tenant.Alpha.Id, scope, id, isDryRun: false);

    public Task<Answer> GetAsync(string url, Action<HttpRequestMessage>? change = null) =>
        SendAsync(HttpMethod.Get, url, content: null, change);

    public Task<Answer> PostFormAsync(string url, FormBuilder form, Action<HttpRequestMessage>? change = null) =>
        SendAsync(HttpMethod.Post, url, form.Build(), change);

    /// <summary>Sends a form over a connection of its own that shows a certificate.</summary>
    public async Task<Answer> PostFormAsync(string url, FormBuilder form, CertifiedKey shown)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(shown);
        using var certificate = X509CertificateLoader.LoadPkcs12(shown.ToPfx("a"), "a");
        using var http = CreateClient(PublicPort, certificate);
        using var content = form.Build();
        return await Answer.ReadAsync(await http.PostAsync(new Uri(url), content));
    }

    public Task<Answer> PostJsonAsync(string url, JsonNode body) => PostTextAsync(url, body.ToJsonString());

    public Task<Answer> PostTextAsync(string url, string body, string mediaType = "application/json") =>
        SendAsync(HttpMethod.Post, url, new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType)));

    /// <summary>Sends anything to a published URL.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method,
        string url,
        HttpContent? content = null,
        Action<HttpRequestMessage>? change = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(url)) { Content = content };
        change?.Invoke(request);
        OnBody(content is null ? "" : await content.ReadAsStringAsync());
        var answer = await Answer.ReadAsync(await _http.SendAsync(request));
        OnBody(answer.Text);
        return answer;
    }

    private async Task StartAsync(FastClusterOptions options, Action<IServiceCollection>? addServices)
    {
        _startAgain = () => StartAsync(options, addServices);
        _application = FastClusterHost.Create(
            options,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.AddLogging(logging => logging.ClearProviders().AddProvider(_refusals));
                Logs?.AddWithEveryLevelTo(services);
                addServices?.Invoke(services);
            }
        );
        await _application.StartAsync();
        _http = CreateClient(PublicPort);
    }

    private static HttpClient CreateClient(int port, X509Certificate2? shown = null) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                MaxConnectionsPerServer = 64,
                UseProxy = false,
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                    LocalCertificateSelectionCallback = shown is null ? null : (_, _, _, _, _) => shown,
                },
                ConnectCallback = async (_, cancellationToken) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(60),
        };
}
