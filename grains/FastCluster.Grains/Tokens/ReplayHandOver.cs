namespace FastCluster.Grains.Tokens;

/// <summary>What a shard carries when it moves to another node.</summary>
/// <param name="Uses">Unexpired uses.</param>
/// <param name="Floor">The floor in force, unix milliseconds.</param>
[GenerateSerializer, Immutable, Alias("fc.ReplayHandOver")]
internal sealed record ReplayHandOver([property: Id(0)] List<ReplayEntry> Uses, [property: Id(1)] long Floor);
