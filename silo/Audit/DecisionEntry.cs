using FastCluster.Contracts.Decisions;

namespace FastCluster.Silo.Audit;

/// <summary>What waits in the queue of the stream: a decision, or a caller who waits for the flush.</summary>
/// <param name="Decision">The decision; null for a caller who waits.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Flushed">Ends when everything before it is on disk; null for a decision.</param>
internal readonly record struct DecisionEntry(
    Decision? Decision,
    DateTimeOffset Time,
    TaskCompletionSource<AuditHead>? Flushed
);
