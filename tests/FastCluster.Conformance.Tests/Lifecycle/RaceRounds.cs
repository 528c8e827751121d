namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>How often each race is run; <c>FASTCLUSTER_RACE_ROUNDS</c> sets it, 10 when absent.</summary>
public static class RaceRounds
{
    public static TheoryData<int> All => [.. Enumerable.Range(1, Effort.Of("FASTCLUSTER_RACE_ROUNDS", usual: 10))];
}
