using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Tests.Configuration;

/// <summary>What a node of a cluster must say of itself.</summary>
public sealed class ClusterRuleTests : IDisposable
{
    private readonly NodeSetup _setup = new();

    private static ClusteringOptions Valid =>
        new() { Provider = ClusterProvider.Redis, ConnectionString = "127.0.0.1:6379" };

    private static StorageOptions Shared =>
        new() { Provider = StoreProvider.Redis, ConnectionString = "127.0.0.1:6379" };

    public void Dispose() => _setup.Dispose();

    [Theory]
    [InlineData(NodeRole.Silo)]
    [InlineData(NodeRole.Api)]
    public void Check_RoleOfAClusterWithoutOne_IsFault(NodeRole role) =>
        Assert.Equal(["cluster.provider"], Check(new ClusteringOptions(), role));

    [Fact]
    public void Check_ValidCluster_HasNoFault() => Assert.Empty(Check(Valid));

    [Theory]
    [InlineData(NodeRole.Run, true)]
    [InlineData(NodeRole.Silo, true)]
    [InlineData(NodeRole.Api, false)]
    public void Check_ClusterOverTheStoreOfOneNode_IsFaultWhereActorsAre(NodeRole role, bool isFault)
    {
        var options = _setup.Options with { Cluster = Valid };

        var faults = ConfigurationCheck.Check(options, NodeSetup.Now, role).Select(fault => fault.Setting);

        Assert.Equal(isFault, faults.Contains("storage.provider"));
    }

    [Fact]
    public void Check_NoConnection_IsFault() =>
        Assert.Equal(["cluster.connectionString"], Check(Valid with { ConnectionString = null }));

    [Fact]
    public void Check_TwoConnections_IsFault()
    {
        _setup.Folder.Write("connection", "127.0.0.1:6379");

        Assert.Equal(
            ["cluster.connectionString"],
            Check(Valid with { ConnectionStringFile = _setup.Folder["connection"] })
        );
    }

    [Fact]
    public void Check_MissingConnectionFile_IsFault() =>
        Assert.Equal(
            ["cluster.connectionStringFile"],
            Check(Valid with { ConnectionString = null, ConnectionStringFile = _setup.Folder["nowhere"] })
        );

    [Fact]
    public void Check_AddressOfNoHost_IsFault() =>
        Assert.Equal(["cluster.advertisedAddress"], Check(Valid with { AdvertisedAddress = "0.0.0.0" }));

    [Fact]
    public void Check_OnePortForBoth_IsFault() =>
        Assert.Equal(["cluster.gatewayPort"], Check(Valid with { GatewayPort = 11_111 }));

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", false)]
    public void Check_ProductionWithoutMutualTls_IsFaultUnlessLoopback(string address, bool isFault)
    {
        var options = _setup.Options with
        {
            Environment = NodeEnvironment.Production,
            Cluster = Valid with { AdvertisedAddress = address },
        };

        var faults = ConfigurationCheck.Check(options, NodeSetup.Now).Select(fault => fault.Setting);

        Assert.Equal(isFault, faults.Contains("cluster.tls"));
    }

    private List<string> Check(ClusteringOptions cluster, NodeRole role = NodeRole.Run) =>
        [
            .. ConfigurationCheck
                .Check(_setup.Options with { Cluster = cluster, Storage = Shared }, NodeSetup.Now, role)
                .Select(fault => fault.Setting),
        ];
}
