using Orleans.Concurrency;

namespace FastCluster.Contracts.Keys;

/// <summary>The keys of one use of one authorization server, with rotation and overlap. Key: <c>server/use name</c>.</summary>
[Alias("fc.IKeyRingGrain")]
public interface IKeyRingGrain : IGrainWithStringKey
{
    /// <summary>All keys of the ring, made on first use.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetKeysAsync"), AlwaysInterleave]
    Task<RingKey[]> GetKeysAsync(CancellationToken cancellationToken = default);

    /// <summary>Public JWKS document, UTF-8 JSON; the only method that API nodes may call.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetJwksAsync"), AlwaysInterleave]
    Task<byte[]> GetJwksAsync(CancellationToken cancellationToken = default);

    /// <summary>Starts a rotation now: the next key becomes active, the active one retires, a new next one is made.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("RotateAsync")]
    Task<RingKey[]> RotateAsync(CancellationToken cancellationToken = default);

    /// <summary>Wraps every key anew with the current key-encryption key.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>How many keys were wrapped anew.</returns>
    [Alias("RewrapAsync")]
    Task<int> RewrapAsync(CancellationToken cancellationToken = default);
}
