using System.Collections.Concurrent;
using System.Net;
using System.Net.Mime;
using System.Net.Security;
using System.Threading.Channels;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Keys;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace FastCluster.Silo.Demo.Tiered.App;

/// <summary>
/// The app as its people meet it: a page with a link, an address that begins a request, and the callback at which the answer
/// arrives. Any number of browsers at once.
/// </summary>
internal sealed class DemoApp : IAsyncDisposable
{
    private const int MostRequests = 100;
    private const int MostAnswers = 10;

    private readonly ConcurrentDictionary<string, AppRequest> _requests = new(StringComparer.Ordinal);
    private readonly Channel<AppAnswer> _answers = Channel.CreateBounded<AppAnswer>(MostAnswers);
    private readonly WebApplication _host;
    private readonly string _identityProvider;
    private volatile AppClient? _client;
    private int _visits;

    private DemoApp(WebApplication host, string identityProvider)
    {
        _host = host;
        _identityProvider = identityProvider;
        host.Run(AnswerAsync);
    }

    /// <summary>Where the app is; ends with a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Begins a request in whatever browser comes there.</summary>
    public Uri Start => new(Address, "connect");

    /// <summary>Whether it is registered, so that people can begin.</summary>
    public bool IsOpen => _client is not null;

    /// <summary>Where answers arrive.</summary>
    public string RedirectUri => new Uri(Address, "callback").AbsoluteUri;

    /// <summary>Starts the app's server.</summary>
    /// <param name="tls">Its TLS certificate.</param>
    /// <param name="identityProvider">Base URL of the identity provider of its people.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<DemoApp> StartAsync(
        DevelopmentCredential tls,
        string identityProvider,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Secure(tls)));
        });
        var app = new DemoApp(builder.Build(), identityProvider);
        try
        {
            await app._host.StartAsync(cancellationToken);
            app.Address = new($"https://localhost:{new Uri(app._host.Urls.First()).Port}/");
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells the app what it is at the data holder; before that nobody can begin.</summary>
    /// <param name="client">What it is.</param>
    public void Use(AppClient client) => _client = client;

    /// <summary>The next answer that arrived, or arrives.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<AppAnswer> WaitAsync(CancellationToken cancellationToken) =>
        _answers.Reader.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }

    private static TlsHandshakeCallbackOptions Secure(DevelopmentCredential tls)
    {
        var file = new CertificateFileOptions { CertificateFile = tls.CertificateFile, KeyFile = tls.KeyFile };
        if (CertificateFileReader.TryRead(file, out var content) is { } rule)
        {
            throw new IOException($"The file {tls.CertificateFile} does not fit: it {rule}.");
        }

        var context = ListenerCertificate.CreateContext(content!);
        return new()
        {
            OnConnection = _ =>
                ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = context }),
        };
    }

    private Task AnswerAsync(HttpContext http) =>
        (http.Request.Method, http.Request.Path.Value) switch
        {
            ("GET", "/") => WriteAsync(http, StatusCodes.Status200OK, AppPages.Start),
            ("GET", "/connect") => BeginAsync(http),
            ("GET", "/callback") => EndAsync(http),
            _ => WriteAsync(http, StatusCodes.Status404NotFound, AppPages.NotFound),
        };

    private Task BeginAsync(HttpContext http)
    {
        if (_client is not { } client || _requests.Count >= MostRequests) // those who walked away count too
        {
            return WriteAsync(http, StatusCodes.Status503ServiceUnavailable, AppPages.Busy);
        }

        var request = AppRequest.Create();
        _requests[request.State] = request;
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = request.UrlAt(client, RedirectUri, _identityProvider);
        return Task.CompletedTask;
    }

    /// <summary>An answer counts once, at the state of a request, from the server that was asked (CONS-07, CONS-20).</summary>
    private Task EndAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var isOurs =
            _requests.TryRemove(query["state"].ToString(), out var request)
            && query["iss"].ToString() == _client?.Issuer;
        if (!isOurs)
        {
            return WriteAsync(http, StatusCodes.Status400BadRequest, AppPages.Unasked);
        }

        var answer = new AppAnswer(query["code"].FirstOrDefault(), query["error"].FirstOrDefault(), request!.Verifier);
        _answers.Writer.TryWrite(answer); // beyond the bound nobody waits for it
        if (answer.Code is null)
        {
            return WriteAsync(http, StatusCodes.Status200OK, AppPages.Refused(answer.Error ?? "no reason"));
        }

        var isFirst = Interlocked.Increment(ref _visits) == 1;
        return WriteAsync(http, StatusCodes.Status200OK, isFirst ? AppPages.First : AppPages.Last);
    }

    private static Task WriteAsync(HttpContext http, int status, string page)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return http.Response.WriteAsync(page);
    }
}
