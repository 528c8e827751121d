using Orleans.Concurrency;

namespace FastCluster.Contracts.Trust;

/// <summary>One trust community: anchors, intermediates and whether it is enabled. Key: <c>server/community URI</c>.</summary>
[Alias("fc.ITrustCommunityGrain")]
public interface ITrustCommunityGrain : IGrainWithStringKey
{
    /// <summary>Takes the declared content over; null retires the community.</summary>
    /// <param name="version">Version of the declaration.</param>
    /// <param name="declared">The content, or null when it is no longer declared.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ApplyAsync")]
    Task ApplyAsync(long version, DeclaredCommunity? declared, CancellationToken cancellationToken = default);

    /// <summary>Enables or disables the community by the operator; disabling kills what was issued under it (X509-15).</summary>
    /// <param name="isEnabled">The wanted state.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when the community was never declared.</returns>
    [Alias("SetEnabledAsync")]
    Task<bool> SetEnabledAsync(bool isEnabled, CancellationToken cancellationToken = default);

    /// <summary>The current content, or null when never declared.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAsync"), AlwaysInterleave]
    Task<CommunitySnapshot?> GetAsync(CancellationToken cancellationToken = default);
}
