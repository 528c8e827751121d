using FastCluster.Contracts.Tokens;

namespace FastCluster.Api.Token;

/// <summary>The issuer of a process without actors: a worker of a silo.</summary>
internal sealed class DistantTokenIssuer(IGrainFactory grains) : ITokenIssuer
{
    private ITokenIssuerGrain? _worker; // kept: Orleans finds its kind by reflection at each call

    /// <inheritdoc/>
    public Task<TokenReply> IssueAsync(TokenRequestMessage request, CancellationToken cancellationToken = default) =>
        (_worker ??= grains.GetGrain<ITokenIssuerGrain>(0)).IssueAsync(request, cancellationToken);
}
