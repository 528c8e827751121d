namespace FastCluster.Contracts.Tokens;

/// <summary>Asks the owner of a <c>jti</c> to record its one use (JWT-13, N1).</summary>
/// <param name="Digest">128 bits over (server, community, JWT kind, <c>iss</c>, <c>jti</c>) (JWT-15).</param>
/// <param name="IssuedAt"><c>iat</c>, unix seconds.</param>
/// <param name="ExpiresAt"><c>exp</c>, unix seconds.</param>
/// <param name="SkewSeconds">Clock skew the assertion was judged with.</param>
/// <param name="JudgedOn">Packed entities with the epochs the request was judged on; empty when it names none.</param>
/// <param name="Shards">Number of shards by which the caller found the owner; another number than the owner's is refused.</param>
/// <param name="Attempt">Names this claim among all, so that it counts once however often it is sent; 0 of older nodes names none.</param>
[GenerateSerializer, Immutable, Alias("fc.ReplayClaim")]
public readonly record struct ReplayClaim(
    [property: Id(0)] UInt128 Digest,
    [property: Id(1)] long IssuedAt,
    [property: Id(2)] long ExpiresAt,
    [property: Id(3)] int SkewSeconds,
    [property: Id(4)] byte[] JudgedOn,
    [property: Id(5)] int Shards,
    [property: Id(6)] ulong Attempt = 0
);
