using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Embedded;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.Durability.Tests.Nodes;

/// <summary>The real node in this process, for tests that speak to its actors and move its clock.</summary>
internal sealed class InProcessNode : IAsyncDisposable
{
    private readonly WebApplication _node;

    private InProcessNode(WebApplication node) => _node = node;

    public IGrainFactory Grains => _node.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _node.Services;

    /// <summary>Stands before the store: writes pass through it.</summary>
    public GuardedStore Guard => (GuardedStore)_node.Services.GetRequiredService<IStateStore>();

    public EmbeddedStore Store => _node.Services.GetRequiredService<EmbeddedStore>();

    /// <summary>Base URL of the admin listener; null while it is closed.</summary>
    public Uri? Admin => NodeAddresses.Of(_node).Admin;

    /// <summary>Starts a node; disposing it is a clean stop.</summary>
    /// <param name="folder">Certificates and configuration.</param>
    /// <param name="clock">Clock of the rules.</param>
    /// <param name="dataFolder">Data folder; default that of <paramref name="folder"/>.</param>
    /// <param name="change">Changes settings.</param>
    public static async Task<InProcessNode> StartAsync(
        NodeFolder folder,
        TimeProvider clock,
        string? dataFolder = null,
        Func<FastClusterOptions, FastClusterOptions>? change = null
    )
    {
        var options = ConfigurationReader.Read(folder.Configuration) with
        {
            DataFolder = dataFolder ?? folder.Data,
            Listeners = new()
            {
                Public = new() { Url = "https://127.0.0.1:0" },
                Management = new() { Url = "http://127.0.0.1:0" },
            },
        };
        var node = FastClusterHost.Create(
            change?.Invoke(options) ?? options,
            services =>
            {
                services.AddSingleton(clock);
                services.AddSingleton<IStateStore>(provider => new GuardedStore(
                    provider.GetRequiredService<EmbeddedStore>()
                ));
                services.AddLogging(logging => logging.ClearProviders());
            }
        );
        try
        {
            await node.StartAsync();
            return new(node);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _node.StopAsync();
        await _node.DisposeAsync();
    }
}
