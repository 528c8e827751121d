using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;

namespace FastCluster.Clustering.Tests.PostgreSql;

/// <summary>The contract over the runtime's ADO.NET provider and the tables that <c>store init</c> makes.</summary>
public sealed class PostgreSqlContractTests(PreparedPostgreSql place)
    : MembershipTableContract,
        IClassFixture<PreparedPostgreSql>
{
    private ClusteringOptions Cluster =>
        new() { Provider = ClusterProvider.PostgreSql, ConnectionString = place.ConnectionString };

    protected override void UseClustering(ISiloBuilder silo) => silo.UseMembership(Cluster);

    protected override void UseClustering(IClientBuilder client) => client.UseGateways(Cluster);
}
