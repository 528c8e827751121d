namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Tests that measure what callers notice under load, or within a second: they run one by one, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>Name of the collection.</summary>
    public const string Name = nameof(Alone);
}
