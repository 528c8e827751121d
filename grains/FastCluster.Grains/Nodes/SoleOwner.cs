namespace FastCluster.Grains.Nodes;

/// <summary>The lease of a node that is alone: its store lets no second process in, so it has no successor elsewhere.</summary>
public sealed class SoleOwner : IOwnershipLease
{
    /// <inheritdoc/>
    public bool IsHeld => true;

    /// <inheritdoc/>
    public bool IsWitnessed => false;

    /// <inheritdoc/>
    public ValueTask LookAroundAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public TimeSpan FormerOwnersEndIn => TimeSpan.Zero;
}
