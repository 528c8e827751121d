namespace FastCluster.Contracts.StatusLists;

/// <summary>What a node tells of a list that it issues from.</summary>
/// <param name="Owner">Address of the node, in the text form of the runtime.</param>
/// <param name="Sequence">
/// Number of the report, from 1 without gaps; 0 for a sign of life, which holds nothing and is not stored.
/// </param>
/// <param name="Packed">What was issued since the report before, packed; empty for nothing.</param>
/// <param name="IsClosing">Whether it is the last: nothing is issued from the list any more.</param>
/// <param name="ForgetAt">Unix seconds from when none of the list's tokens can live.</param>
[GenerateSerializer, Immutable, Alias("fc.StatusListReport")]
public sealed record StatusListReport(
    [property: Id(0)] string Owner,
    [property: Id(1)] long Sequence,
    [property: Id(2)] byte[] Packed,
    [property: Id(3)] bool IsClosing,
    [property: Id(4)] long ForgetAt
);
