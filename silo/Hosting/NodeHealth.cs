using FastCluster.Api.Health;
using FastCluster.Grains.Nodes;

namespace FastCluster.Silo.Hosting;

/// <summary>What the probes see of this node. Written by the start and the stop, read by any number of probes.</summary>
/// <param name="lease">Right to speak for its actors, without which it answers 503; null where it has none.</param>
internal sealed class NodeHealth(IOwnershipLease? lease = null) : INodeHealth
{
    private volatile bool _isStarted;
    private volatile bool _isStopping;

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public bool IsStarted => _isStarted;

    /// <inheritdoc/>
    public bool IsReady => _isStarted && !_isStopping && lease is not { IsHeld: false };

    /// <summary>The node answers from now on.</summary>
    public void OnStarted() => _isStarted = true;

    /// <summary>The node drains from now on.</summary>
    public void OnStopping() => _isStopping = true;
}
