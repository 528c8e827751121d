namespace FastCluster.Contracts.Tokens;

/// <summary>Judges token requests and signs tokens (stateless worker, key 0): all signature work runs here.</summary>
[Alias("fc.ITokenIssuerGrain")]
public interface ITokenIssuerGrain : IGrainWithIntegerKey
{
    /// <summary>Judges one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("IssueAsync")]
    Task<TokenReply> IssueAsync(TokenRequestMessage request, CancellationToken cancellationToken = default);
}
