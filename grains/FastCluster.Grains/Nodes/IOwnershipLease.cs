using FastCluster.Contracts.Storage;

namespace FastCluster.Grains.Nodes;

/// <summary>
/// The node's right to speak for what its actors hold in memory. A node that was cut off or frozen may still run actors
/// whose successors are at work elsewhere; it must have stopped answering for them before a successor acknowledges a
/// change. See the ADR on one owner. Safe for concurrent use.
/// </summary>
public interface IOwnershipLease
{
    /// <summary>
    /// Whether the right is held now, on the monotonic clock of the node. Read it after the answer was made: what was
    /// true then may be told.
    /// </summary>
    bool IsHeld { get; }

    /// <summary>
    /// Whether more than half of three or more nodes testified within one lease that this one is alive and that its clock
    /// agrees with theirs. They are asked only while the membership table does not answer.
    /// </summary>
    bool IsWitnessed { get; }

    /// <summary>
    /// Reads who is a member. An actor that comes up cold does it first: who placed it here may know of a departure that
    /// this node has not learned of.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">The membership table did not answer.</exception>
    ValueTask LookAroundAsync(CancellationToken cancellationToken);

    /// <summary>How long until none of the nodes that left so far can still hold its lease; zero when none can.</summary>
    TimeSpan FormerOwnersEndIn { get; }
}
