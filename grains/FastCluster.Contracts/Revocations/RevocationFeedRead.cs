namespace FastCluster.Contracts.Revocations;

/// <summary>One read of the revocation feed.</summary>
/// <param name="ServerId">Authorization server, from routing.</param>
/// <param name="Cursor">Where the reader is, as it sent it, at most 200 characters; null for a snapshot.</param>
/// <param name="Wait">How long to wait for news, 0 to 1 s; with 0 there is always a page.</param>
/// <param name="Held">How long the request was held before this read was sent, on a monotonic clock.</param>
[GenerateSerializer, Immutable, Alias("fc.RevocationFeedRead")]
public sealed record RevocationFeedRead(
    [property: Id(0)] string ServerId,
    [property: Id(1)] string? Cursor,
    [property: Id(2)] TimeSpan Wait,
    [property: Id(3)] TimeSpan Held
);
