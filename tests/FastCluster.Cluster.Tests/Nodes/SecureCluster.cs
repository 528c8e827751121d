namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Two nodes whose silo and gateway ports speak mutual TLS, shared by tests that leave them unharmed.</summary>
public sealed class SecureCluster : IAsyncLifetime
{
    private TestCluster? _cluster;
    private ClusterCertificates? _certificates;

    internal TestCluster Cluster => _cluster!;

    internal ClusterNode Node => Cluster.Nodes[0];

    internal ClusterCertificates Certificates => _certificates!;

    public async Task InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        _certificates = new(Cluster.Folder);
        await Cluster.AddAsync("run", _certificates.NodeSettings);
        await Cluster.AddAsync("run", _certificates.NodeSettings);
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
