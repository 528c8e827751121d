namespace FastCluster.Contracts.Revocations;

/// <summary>Entries after a position.</summary>
/// <param name="Entries">In order; may be empty.</param>
/// <param name="Head">Newest durable position of the shard when it was read.</param>
/// <param name="IsSnapshot">
/// True when the reader was too far behind: the entries are everything still relevant and replace what it holds of the shard.
/// </param>
/// <param name="IsConfirmed">
/// Whether the owner held its lease after it made the page, so that no newer entry can have been acknowledged elsewhere.
/// A page that is not confirmed may be taken in, but proves no position.
/// </param>
[GenerateSerializer, Immutable, Alias("fc.RevocationPage")]
public sealed record RevocationPage(
    [property: Id(0)] RevocationEntry[] Entries,
    [property: Id(1)] long Head,
    [property: Id(2)] bool IsSnapshot,
    [property: Id(3)] bool IsConfirmed
);
