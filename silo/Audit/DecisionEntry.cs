using FastCluster.Contracts.Decisions;

namespace FastCluster.Silo.Audit;

/// <summary>What waits in the queue of the stream: a decision, a caller who waits for the flush, or the wish for a checkpoint.</summary>
/// <param name="Decision">The decision; null for the others.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Flushed">Ends when everything before it is on disk; null for the others.</param>
internal readonly record struct DecisionEntry(
    Decision? Decision,
    DateTimeOffset Time,
    TaskCompletionSource<AuditHead>? Flushed
)
{
    /// <summary>Asks to sign what is on disk.</summary>
    public static DecisionEntry Checkpoint => default;

    /// <summary>Whether it asks for a checkpoint.</summary>
    public bool IsCheckpoint => Decision is null && Flushed is null;
}
