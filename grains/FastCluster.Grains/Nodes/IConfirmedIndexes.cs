namespace FastCluster.Grains.Nodes;

/// <summary>
/// What the node knows of revocations, for those who only ask whether it knows. Safe for concurrent use; answers from memory.
/// </summary>
public interface IConfirmedIndexes
{
    /// <summary>
    /// How long ago the read was sent that last confirmed the index of every authorization server; null as long as one was
    /// never confirmed.
    /// </summary>
    TimeSpan? OldestAge { get; }
}
