using FastCluster.Contracts.Tokens;
using Orleans.Concurrency;

namespace FastCluster.Grains.Tokens;

/// <summary>The way of API nodes to the issuer of a silo.</summary>
[StatelessWorker, Reentrant, GrainType("token-issuer")]
internal sealed class TokenIssuerGrain(TokenIssuer issuer) : Grain, ITokenIssuerGrain
{
    /// <inheritdoc/>
    public Task<TokenReply> IssueAsync(TokenRequestMessage request, CancellationToken cancellationToken = default) =>
        issuer.IssueAsync(request, cancellationToken);
}
