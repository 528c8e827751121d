using FastCluster.Contracts.Servers;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Trust;
using FastCluster.Udap.UpstreamMetadata;

namespace FastCluster.Grains.Upstream;

/// <summary>
/// Finds out what an identity provider says of itself and whether it is trusted. Nothing is asked of one that the
/// configuration leaves out by its name, and nothing else once a rule refuses. TIER-06 to TIER-09.
/// </summary>
internal sealed class UpstreamDiscovery(
    IOutboundExchange exchange,
    IServerCredentials credentials,
    ChainJudge chains,
    TimeProvider clock
)
{
    /// <summary>Communities in which one identity provider is looked for while a person waits.</summary>
    private const int MaximumCommunities = 3;

    /// <summary>The one algorithm with which this server signs, for every server has to know it (JWT-03).</summary>
    private const string Algorithm = "RS256";

    /// <summary>Looks for an identity provider.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="appCommunity">Community of the app.</param>
    /// <param name="baseUrl">Base URL of the identity provider, of right form.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The identity provider, or why the first community refused it.</returns>
    public async ValueTask<(UpstreamProvider? Found, RejectionReason Reason)> FindAsync(
        AuthorizationServer server,
        string appCommunity,
        string baseUrl,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var refused = RejectionReason.IdpNotTrusted;
        var trusted = server.IdentityProviders?.For(appCommunity).Where(one => one.MayBe(baseUrl)) ?? [];
        foreach (var one in trusted.Take(MaximumCommunities))
        {
            var (found, reason) = await FindWithinAsync(server, one, baseUrl, cancellationToken);
            if (found is not null)
            {
                return (found, reason);
            }

            refused = refused == RejectionReason.IdpNotTrusted ? reason : refused;
        }

        return (null, refused);
    }

    private async ValueTask<(UpstreamProvider? Found, RejectionReason Reason)> FindWithinAsync(
        AuthorizationServer server,
        TrustedIdentityProviders trusted,
        string baseUrl,
        CancellationToken cancellationToken
    )
    {
        var communityUri = trusted.Community;
        if (server.FindCommunity(communityUri) is not { } community)
        {
            return (null, RejectionReason.IdpNotTrusted);
        }

        var fhirBase = server.FhirBases.FirstOrDefault(one =>
            one.Communities.Contains(communityUri, StringComparer.Ordinal)
            && credentials.Find(server.Id, one.Url, communityUri) is not null
        );
        if (fhirBase is null)
        {
            return (null, RejectionReason.IdpCredentialMissing);
        }

        var request = new OutboundRequest(MetadataAddress.Of(baseUrl, communityUri), MetadataDocument.MaximumLength);
        if (await exchange.SendAsync(request, cancellationToken) is not { Status: 200 } answer)
        {
            return (null, RejectionReason.IdpMetadataUnavailable);
        }

        var (provider, reason) = await JudgeAsync(server.Id, community, trusted, baseUrl, answer.Body);
        return provider is null ? (null, reason) : (new(provider, community, fhirBase.Url), reason);
    }

    private async ValueTask<(IdentityProvider? Provider, RejectionReason Reason)> JudgeAsync(
        string serverId,
        ServedCommunity community,
        TrustedIdentityProviders trusted,
        string baseUrl,
        ReadOnlyMemory<byte> body
    )
    {
        var reason = MetadataDocument.TryParse(body.Span, out var document);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var now = clock.GetUtcNow();
        var signer = await chains.JudgeAsync(serverId, [community], document!.SignedMetadata, now);
        reason = IdentityProviderValidator.ReasonOf(signer.Reason);
        if (reason != RejectionReason.None)
        {
            return (null, reason);
        }

        var path = signer.Chain!.Path;
        var (isNamed, skew) = (trusted.Names(baseUrl), community.Policy.ClockSkew);
        return IdentityProviderValidator.Validate(document, path, baseUrl, isNamed, skew, now) switch
        {
            IdentityProviderOutcome.Accepted(var provider) => CanBeSpokenTo(provider)
                ? (provider, RejectionReason.None)
                : (null, RejectionReason.IdpMetadataAbilities),
            IdentityProviderOutcome.Rejected(var refused) => (null, refused),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static bool CanBeSpokenTo(IdentityProvider provider) =>
        (provider.TokenAlgorithms.IsEmpty || provider.TokenAlgorithms.Contains(Algorithm, StringComparer.Ordinal))
        && (
            provider.RegistrationAlgorithms.IsEmpty
            || provider.RegistrationAlgorithms.Contains(Algorithm, StringComparer.Ordinal)
        );
}
