using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;

namespace FastCluster.Clustering.Tests.Redis;

/// <summary>The contract over the runtime's provider for Redis.</summary>
public sealed class RedisContractTests(RunningRedis place) : MembershipTableContract, IClassFixture<RunningRedis>
{
    private ClusteringOptions Cluster =>
        new() { Provider = ClusterProvider.Redis, ConnectionString = place.ConnectionString };

    protected override void UseClustering(ISiloBuilder silo) => silo.UseMembership(Cluster);

    protected override void UseClustering(IClientBuilder client) => client.UseGateways(Cluster);
}
