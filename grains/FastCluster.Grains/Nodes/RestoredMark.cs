namespace FastCluster.Grains.Nodes;

/// <summary>
/// Says by its being there that an actor's rows are a copy: what happened after the copy was made is not in them. The actor
/// takes the mark away once what it does about that is durable. Stored; fields are appended.
/// </summary>
[GenerateSerializer, Immutable, Alias("fc.RestoredMark")]
internal sealed record RestoredMark
{
    /// <summary>Name of the state.</summary>
    public const string StateName = "restored";

    /// <summary>Unix seconds at which it was made, for whoever reads the store.</summary>
    [Id(0)]
    public long MarkedAt { get; init; }
}
