namespace FastCluster.Grains.Upstream;

/// <summary>The stored row of a person of an identity provider. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.UpstreamPersonState")]
internal sealed record UpstreamPersonState
{
    /// <summary>The local person, or null.</summary>
    [Id(0)]
    public string? Subject { get; init; }

    /// <summary>Since when, unix seconds.</summary>
    [Id(1)]
    public long BoundAt { get; init; }
}
