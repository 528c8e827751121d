namespace FastCluster.Contracts.Revocations;

/// <summary>
/// Lets resource servers follow what was revoked, from the node's own index (stateless worker, key 0): reading activates no
/// other actor and stores nothing. A request that is held is a chain of short reads, since no call may last that long.
/// </summary>
[Alias("fc.IRevocationFeedGrain")]
public interface IRevocationFeedGrain : IGrainWithIntegerKey
{
    /// <summary>Authenticates the resource server and records the use of its assertion; once for each request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("AdmitAsync")]
    Task<RevocationFeedReply> AdmitAsync(
        RevocationFeedRequestMessage request,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads for a caller that was admitted.</summary>
    /// <param name="read">What to read.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("ReadAsync")]
    Task<RevocationFeedReply> ReadAsync(RevocationFeedRead read, CancellationToken cancellationToken = default);
}
