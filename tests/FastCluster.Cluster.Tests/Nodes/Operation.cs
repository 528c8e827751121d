namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>What a caller wanted once, over all its attempts.</summary>
/// <param name="DueAt">When it had to begin, from the start of the load.</param>
/// <param name="EndedAt">When it succeeded or was given up.</param>
/// <param name="FirstFailure">What the first attempt met; null when it succeeded.</param>
/// <param name="LastFailure">What the last attempt met; null when it succeeded.</param>
internal sealed record Operation(TimeSpan DueAt, TimeSpan EndedAt, string? FirstFailure, string? LastFailure)
{
    public TimeSpan Took => EndedAt - DueAt;
}
