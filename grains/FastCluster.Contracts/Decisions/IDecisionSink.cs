namespace FastCluster.Contracts.Decisions;

/// <summary>Takes every decision, accepted and refused. Safe for concurrent use.</summary>
public interface IDecisionSink
{
    /// <summary>
    /// Hands over one decision, at the end of its story. Never blocks, never waits for a disk and never throws for a full
    /// or failing disk: a decision that cannot be kept is counted and the stream states the gap.
    /// </summary>
    /// <param name="decision">The decision.</param>
    void Record(Decision decision);
}
