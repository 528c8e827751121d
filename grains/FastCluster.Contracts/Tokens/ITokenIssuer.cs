namespace FastCluster.Contracts.Tokens;

/// <summary>
/// Judges token requests and signs tokens. A node that holds actors does it where the request lands; an API node asks a
/// worker of a silo (<see cref="ITokenIssuerGrain"/>).
/// </summary>
public interface ITokenIssuer
{
    /// <summary>Judges one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<TokenReply> IssueAsync(TokenRequestMessage request, CancellationToken cancellationToken = default);
}
