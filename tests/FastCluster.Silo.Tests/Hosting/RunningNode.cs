using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Silo.Tests.Hosting;

/// <summary>A started node on free loopback ports; its rules run on a clock that stands still.</summary>
public sealed class RunningNode : IAsyncDisposable
{
    private readonly WebApplication _node;

    private RunningNode(WebApplication node, FakeTimeProvider clock)
    {
        _node = node;
        Clock = clock;
        Addresses = NodeAddresses.Of(node);
    }

    public FakeTimeProvider Clock { get; }

    public NodeAddresses Addresses { get; }

    public IGrainFactory Grains => _node.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _node.Services;

    public static ListenersOptions FreePorts =>
        new()
        {
            Public = new() { Url = "https://127.0.0.1:0" },
            Management = new() { Url = "http://127.0.0.1:0" },
        };

    public static async Task<RunningNode> StartAsync(
        FastClusterOptions options,
        Action<IServiceCollection>? more = null
    )
    {
        var clock = new FakeTimeProvider(NodeSetup.Now);
        var node = FastClusterHost.Create(
            options.Listeners.Public.Url == FreePorts.Public.Url ? options : options with { Listeners = FreePorts },
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddLogging(logging => logging.ClearProviders());
                more?.Invoke(services);
            }
        );
        try
        {
            await node.StartAsync();
            return new(node, clock);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a request to the public listener as if it had been sent to the published URL.</summary>
    public async Task<HttpResponseMessage> GetPublishedAsync(string url)
    {
        var published = new Uri(url);
        using var client = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Addresses.Public, published.PathAndQuery));
        request.Headers.Host = published.Authority;
        return await client.SendAsync(request);
    }

    /// <summary>Sends a request to the management listener.</summary>
    public async Task<HttpResponseMessage> GetManagementAsync(string path)
    {
        using var client = CreateClient();
        return await client.GetAsync(new Uri(Addresses.Management, path));
    }

    public async ValueTask DisposeAsync()
    {
        await _node.StopAsync();
        await _node.DisposeAsync();
    }

    private static HttpClient CreateClient() =>
        new(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } });
}
