using FastCluster.Grains.Nodes;
using FastCluster.Grains.Trust;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Revocations;

/// <summary>Makes the follower of one authorization server.</summary>
internal sealed class FollowedServerFactory(
    IGrainFactory grains,
    CrlRegistry crls,
    TrustDirectory trust,
    RevocationMetrics metrics,
    IOptions<RevocationOptions> options,
    TimeProvider clock,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
)
{
    /// <summary>A follower that holds nothing yet.</summary>
    /// <param name="serverId">Authorization server.</param>
    public FollowedServer Create(string serverId) =>
        new(
            serverId,
            grains,
            new RevocationIndex(options, crls, clock, nodeClock),
            new RevocationReaders(crls, trust),
            metrics,
            options.Value,
            clock,
            nodeClock
        );
}
