using FastCluster.Silo.Configuration;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>A node that one test may harm.</summary>
internal sealed class OwnNode : IAsyncDisposable
{
    private OwnNode(RunningNode node) => Node = node;

    public RunningNode Node { get; }

    public static async Task<OwnNode> StartAsync(Func<FastClusterOptions, FastClusterOptions>? change = null)
    {
        var own = new OwnNode(new() { Change = change ?? (same => same) });
        await own.Node.InitializeAsync();
        return own;
    }

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();
}
