namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>What a caller wanted once, over all its attempts.</summary>
/// <param name="DueAt">When it had to begin, from the start of the load.</param>
/// <param name="BegunAt">When its first attempt was sent.</param>
/// <param name="EndedAt">When it succeeded or was given up.</param>
/// <param name="FirstFailure">What the first attempt met; null when it succeeded.</param>
/// <param name="LastFailure">What the last attempt met; null when it succeeded.</param>
internal sealed record Operation(
    TimeSpan DueAt,
    TimeSpan BegunAt,
    TimeSpan EndedAt,
    string? FirstFailure,
    string? LastFailure
)
{
    /// <summary>From when it was due: what a caller at a fixed rate notices.</summary>
    public TimeSpan Took => EndedAt - DueAt;

    /// <summary>From its first attempt: how long a caller had to try again.</summary>
    public TimeSpan Tried => EndedAt - BegunAt;

    /// <summary>How late the machine of the test was.</summary>
    public TimeSpan Late => BegunAt - DueAt;
}
