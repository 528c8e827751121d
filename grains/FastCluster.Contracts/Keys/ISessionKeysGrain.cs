using Orleans.Concurrency;

namespace FastCluster.Contracts.Keys;

/// <summary>
/// Keys of browser sessions and page forms, the same for all nodes that serve people. One in the cluster, key 0. The only
/// secret keys that API nodes get: with them a session can be forged, and no token.
/// </summary>
[Alias("fc.ISessionKeysGrain")]
public interface ISessionKeysGrain : IGrainWithIntegerKey
{
    /// <summary>All keys, opened, with their version.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ReadAsync"), AlwaysInterleave]
    Task<SessionKeySet> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a key, if nobody stored one since the caller read; durable before it answers. Of several callers one wins, the
    /// others get its key.
    /// </summary>
    /// <param name="version">Version that the caller read.</param>
    /// <param name="key">The key; one that is not of the form, or beyond the bound, is left out.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>All keys from now on.</returns>
    [Alias("AddAsync"), Repeatable]
    Task<SessionKeySet> AddAsync(long version, SessionKey key, CancellationToken cancellationToken = default);

    /// <summary>All keys as they are stored, for the start of nodes with actors.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetKeysAsync"), AlwaysInterleave]
    Task<RingKey[]> GetKeysAsync(CancellationToken cancellationToken = default);

    /// <summary>Wraps every key anew with the current key-encryption key.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>How many keys were wrapped anew.</returns>
    [Alias("RewrapAsync")]
    Task<int> RewrapAsync(CancellationToken cancellationToken = default);
}
