using Orleans.Concurrency;

namespace FastCluster.Contracts.Trust;

/// <summary>One trust anchor. Key: <c>server/SHA-256 of the certificate as base64url</c>.</summary>
[Alias("fc.ITrustAnchorGrain")]
public interface ITrustAnchorGrain : IGrainWithStringKey
{
    /// <summary>Declares the anchor for a community; an anchor retired by the operator stays retired.</summary>
    /// <param name="der">The certificate.</param>
    /// <param name="community">Community URI.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("JoinAsync")]
    Task JoinAsync(byte[] der, string community, CancellationToken cancellationToken = default);

    /// <summary>Takes the anchor out of a community; kills what was issued through it there and nowhere else.</summary>
    /// <param name="community">Community URI.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("LeaveAsync")]
    Task LeaveAsync(string community, CancellationToken cancellationToken = default);

    /// <summary>Retires or reinstates the anchor by the operator; retiring kills what was issued below it.</summary>
    /// <param name="isEnabled">The wanted state.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when the anchor is unknown.</returns>
    [Alias("SetEnabledAsync")]
    Task<bool> SetEnabledAsync(bool isEnabled, CancellationToken cancellationToken = default);

    /// <summary>Remembers intermediates of a proven path (X509-02).</summary>
    /// <param name="intermediates">CA certificates, DER.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("LearnAsync"), Repeatable]
    Task LearnAsync(byte[][] intermediates, CancellationToken cancellationToken = default);

    /// <summary>The current content, or null when unknown.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<AnchorSnapshot?> GetAsync(CancellationToken cancellationToken = default);
}
