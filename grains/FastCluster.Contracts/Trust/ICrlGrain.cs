using Orleans.Concurrency;

namespace FastCluster.Contracts.Trust;

/// <summary>
/// The newest accepted CRL of one distribution point. Fetches ahead of need by its own timer; never while a request
/// waits. Key: <c>server/URL</c>.
/// </summary>
[Alias("fc.ICrlGrain")]
public interface ICrlGrain : IGrainWithStringKey
{
    /// <summary>Makes the distribution point known after a proven path named it, and starts fetching.</summary>
    /// <param name="issuer">The CA certificate that must have signed the CRL, DER.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("WatchAsync"), Repeatable]
    Task WatchAsync(byte[] issuer, CancellationToken cancellationToken = default);

    /// <summary>Fetches now, as the timer would.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns><see cref="RejectionReason.None"/> when the fetched CRL is now the accepted one or was already.</returns>
    [Alias("RefreshAsync")]
    Task<RejectionReason> RefreshAsync(CancellationToken cancellationToken = default);

    /// <summary>The accepted CRL and the issuer it was checked with, or null.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<AcceptedCrl?> GetAsync(CancellationToken cancellationToken = default);
}
