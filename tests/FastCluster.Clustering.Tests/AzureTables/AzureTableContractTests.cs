using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>The contract over Azure Table storage.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTableContractTests(AzuriteServer azurite) : MembershipTableContract
{
    private ClusteringOptions Cluster =>
        new() { Provider = ClusterProvider.AzureTables, ConnectionString = azurite.ConnectionString };

    protected override void UseClustering(ISiloBuilder silo) => silo.UseMembership(Cluster);

    protected override void UseClustering(IClientBuilder client) => client.UseGateways(Cluster);
}
