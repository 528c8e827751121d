namespace FastCluster.Contracts.Tokens;

/// <summary>Carries out RFC 7009 revocations (stateless worker, key 0); answers after the entry is durable.</summary>
[Alias("fc.IRevokerGrain")]
public interface IRevokerGrain : IGrainWithIntegerKey
{
    /// <summary>Revokes one token of the authenticated client.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("RevokeAsync")]
    Task<RevocationReply> RevokeAsync(RevocationRequestMessage request, CancellationToken cancellationToken = default);
}
