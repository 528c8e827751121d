using FastCluster.Contracts.Storage;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Durable states by key: the seam between the actors' storage and a database. What was acknowledged is on disk; an ETag is
/// an opaque text that is never given twice. Safe for concurrent use.
/// </summary>
/// <remarks>
/// A store that cannot answer throws <see cref="StoreUnavailableException"/>, and never reports a write of unknown outcome
/// as done. Such a write may still have happened: the caller's ETag is then stale, its next write is a conflict, and a read
/// tells what is true.
/// </remarks>
public interface IStateStore
{
    /// <summary>Which store this is, for messages and logs; holds no secret.</summary>
    string Name { get; }

    /// <summary>Checks before the first use that the store can be used by this version of the program.</summary>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="StoreVersionException">Its schema is missing, or of another version.</exception>
    /// <exception cref="StoreNotDurableException">It would lose what it acknowledges.</exception>
    /// <exception cref="StoreUnavailableException">It does not answer.</exception>
    Task CheckAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a state as of the last acknowledged write.</summary>
    /// <param name="key">The state.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The state; null when there is none.</returns>
    /// <exception cref="StoreUnavailableException">The store could not be read just now.</exception>
    ValueTask<StoredState?> ReadAsync(StateKey key, CancellationToken cancellationToken = default);

    /// <summary>Writes or clears a state of an expected ETag and returns once that is durable.</summary>
    /// <param name="key">The state.</param>
    /// <param name="expectedETag">ETag that must be stored; null or empty means that there must be none.</param>
    /// <param name="payload">The encoded state; null clears it. Not to be changed afterwards.</param>
    /// <param name="cancellationToken">Cancelled: nothing is written, unless the outcome is already on its way.</param>
    /// <returns>The new ETag, or the ETag that stood in the way.</returns>
    /// <exception cref="ArgumentException">The payload is longer than the store's limit.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was acknowledged; read again before a retry.</exception>
    Task<WriteOutcome> WriteAsync(
        StateKey key,
        string? expectedETag,
        byte[]? payload,
        CancellationToken cancellationToken = default
    );

    /// <summary>Keys of grains of one type in the order of their bytes, read from an index alone.</summary>
    /// <param name="range">Which keys, and how many at most.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="StoreUnavailableException">The store could not be read just now.</exception>
    Task<IReadOnlyList<byte[]>> ReadKeysAsync(KeyRange range, CancellationToken cancellationToken = default);

    /// <summary>Counts rows and bytes. May walk everything: for operators and tests, not for requests.</summary>
    /// <param name="cancellationToken">Stops the count.</param>
    /// <exception cref="StoreUnavailableException">The store could not be read just now.</exception>
    Task<StoreStatistics> ReadStatisticsAsync(CancellationToken cancellationToken = default);
}
