using FastCluster.Api.Health;
using FastCluster.Grains.Nodes;

namespace FastCluster.Silo.Hosting;

/// <summary>What the probes see of this node. Written by the start and the stop, read by any number of probes.</summary>
/// <param name="lease">Right to speak for its actors, without which it answers 503; null where it has none.</param>
/// <param name="indexes">What it knows of revocations, without which it answers 503; null where it has no actors.</param>
internal sealed class NodeHealth(IOwnershipLease? lease = null, IConfirmedIndexes? indexes = null) : INodeHealth
{
    /// <summary>
    /// From this age of a revocation index on a node is not ready. When the owner of a part of the log freezes and another
    /// takes over, no node knows anything for about 6 s, and what is true of all of them is no reason to be taken out.
    /// </summary>
    public static readonly TimeSpan LongestDoubt = TimeSpan.FromSeconds(15);

    private volatile bool _isStarted;
    private volatile bool _isStopping;

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public bool IsStarted => _isStarted;

    /// <inheritdoc/>
    public bool IsReady => _isStarted && !_isStopping && lease is not { IsHeld: false } && KnowsRevocations;

    private bool KnowsRevocations => indexes is null || indexes.OldestAge < LongestDoubt;

    /// <summary>The node answers from now on.</summary>
    public void OnStarted() => _isStarted = true;

    /// <summary>The node drains from now on.</summary>
    public void OnStopping() => _isStopping = true;
}
