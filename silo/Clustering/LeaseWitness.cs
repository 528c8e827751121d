using Orleans.Concurrency;

namespace FastCluster.Silo.Clustering;

/// <summary>Testifies from this node's newest view. Holds no state, so testimonies may interleave.</summary>
[Reentrant]
internal sealed class LeaseWitness(
    GrainId id,
    Orleans.Runtime.Silo silo,
    ILoggerFactory loggers,
    IClusterMembershipService membership,
    TimeProvider clock
) : GrainService(id, silo, loggers), ILeaseWitness
{
    /// <inheritdoc/>
    public Task<LeaseTestimony> TestifyAsync(SiloAddress node)
    {
        var view = membership.CurrentSnapshot;
        var knowsAlive = view.Members.TryGetValue(node, out var member) && member.Status != SiloStatus.Dead;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return Task.FromResult(new LeaseTestimony(knowsAlive, view.Version.Value, now));
    }
}
