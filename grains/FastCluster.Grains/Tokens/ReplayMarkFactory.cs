using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Tokens;

/// <summary>Makes the mark of a shard, and knows how long former owners may go on.</summary>
internal sealed class ReplayMarkFactory(
    IOwnershipLease lease,
    IOptions<ReplayOptions> options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
)
{
    /// <summary>How long until no former owner can claim without a mark any more.</summary>
    public TimeSpan FormerOwnersEndIn => lease.FormerOwnersEndIn;

    /// <inheritdoc cref="IOwnershipLease.LookAroundAsync"/>
    public ValueTask LookAroundAsync(CancellationToken cancellationToken) => lease.LookAroundAsync(cancellationToken);

    /// <summary>The mark of one shard.</summary>
    /// <param name="state">Its row.</param>
    /// <param name="abandon">Called when the row belongs to somebody else.</param>
    public ReplayMark Create(IPersistentState<ReplayState> state, Action abandon) =>
        new(state, lease, options.Value, nodeClock, abandon);
}
