namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>A cluster whose store is prepared and which has no node, for tests of starts that fail.</summary>
public sealed class PreparedCluster : IAsyncLifetime
{
    private TestCluster? _cluster;

    internal TestCluster Cluster => _cluster!;

    public async Task InitializeAsync() => _cluster = await TestCluster.StartAsync();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
