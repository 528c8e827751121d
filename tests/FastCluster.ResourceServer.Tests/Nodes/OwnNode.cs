namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>A node that one test may harm.</summary>
internal sealed class OwnNode : IAsyncDisposable
{
    private OwnNode() { }

    public RunningNode Node { get; } = new();

    public static async Task<OwnNode> StartAsync()
    {
        var own = new OwnNode();
        await own.Node.InitializeAsync();
        return own;
    }

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();
}
