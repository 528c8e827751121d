namespace FastCluster.Contracts.Tokens;

/// <summary>The way of a process without actors to the <see cref="ITokenIssuer"/> of a silo (stateless worker, key 0).</summary>
[Alias("fc.ITokenIssuerGrain")]
public interface ITokenIssuerGrain : IGrainWithIntegerKey
{
    /// <summary>Judges one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("IssueAsync")]
    Task<TokenReply> IssueAsync(TokenRequestMessage request, CancellationToken cancellationToken = default);
}
