using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Nodes;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Metadata;

namespace FastCluster.Grains.Trust;

/// <summary>
/// Signs the metadata of one (FHIR base URL, community) ahead of need, at most once per certificate and renewal period:
/// no request waits for an RSA signature. A certificate that expired or lacks the base URL is never used (section 17.4).
/// </summary>
[GrainType("server-identity")]
internal sealed class ServerIdentityGrain(
    [PersistentState("state")] IPersistentState<ServerIdentityState> state,
    IAuthorizationServerDirectory servers,
    IServerCredentials credentials,
    IDecisionSink decisions,
    TimeProvider clock
) : Grain, IServerIdentityGrain
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);
    private const int MaximumFormer = 20;
    private static readonly FrozenSet<string> s_identityScopes = FrozenSet.Create(
        StringComparer.Ordinal,
        "openid",
        "udap"
    );
    private (string Thumbprint, PublishedMetadata Document, DateTimeOffset RenewAt)? _published;
    private Task<PublishedMetadata?>? _signing;

    private string ServerId => ActorKeys.ServerOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<PublishedMetadata?> GetMetadataAsync(
        string fhirBase,
        string community,
        CancellationToken cancellationToken = default
    )
    {
        var server = servers.Get(ServerId);
        var served = server.FindCommunity(community);
        var isServed = server.FindBase(fhirBase)?.Communities.Contains(community, StringComparer.Ordinal) == true;
        if (served is null || !isServed || credentials.Find(ServerId, fhirBase, community) is not { } credential)
        {
            return null;
        }

        var thumbprint = Base64Url.EncodeToString(SHA256.HashData(credential.Chain[0].Span));
        if (_published is { } known && known.Thumbprint == thumbprint && clock.GetUtcNow() < known.RenewAt)
        {
            return known.Document;
        }

        // Calls interleave: the first one signs, the others await the same work.
        _signing ??= SignAsync(MetadataOf(server, served, fhirBase), credential, thumbprint, cancellationToken);
        try
        {
            return await _signing;
        }
        finally
        {
            _signing = null;
        }
    }

    private static ServerMetadata MetadataOf(AuthorizationServer server, ServedCommunity community, string fhirBase) =>
        new()
        {
            BaseUrl = fhirBase,
            TokenEndpoint = server.TokenEndpoint,
            RegistrationEndpoint = community.RegistrationEndpoint ?? server.RegistrationEndpoint,
            AuthorizationEndpoint = server.People?.Authorization,
            GrantTypes = server.GrantTypesOf(community),
            Scopes = community.Policy.Scopes.Supported,
            Extensions = community.Policy.Extensions.Supported,
            ExtensionsRequired = RequiredExtensions(community),
            Certifications = community.Policy.Certifications.Supported,
            CertificationsRequired = community.Policy.Certifications.Required,
            Algorithms = JwtAlgorithmNames.All,
            OffersTieredOAuth =
                server.OffersTieredOAuth(community) || IsIdentityProviderAt(server, community, fhirBase),
        };

    /// <summary>One side of Tiered OAuth: data holders send people to this base URL (DISC-07, DISC-37).</summary>
    private static bool IsIdentityProviderAt(AuthorizationServer server, ServedCommunity community, string fhirBase) =>
        string.Equals(fhirBase, server.Issuer, StringComparison.Ordinal)
        && server.IsIdentityProviderOf(community.Uri)
        && s_identityScopes.IsSubsetOf(community.Policy.Scopes.Supported);

    /// <summary>Read per grant: with client credentials as the only grant, each is in every token request (section 22, 6).</summary>
    private static System.Collections.Immutable.ImmutableArray<string> RequiredExtensions(ServedCommunity community)
    {
        var policy = community.Policy.Extensions;
        return
        [
            .. policy.RequireB2b ? new[] { Udap.Communities.ExtensionPolicy.B2b } : [],
            .. policy.RequireB2bUser ? new[] { Udap.Communities.ExtensionPolicy.B2bUser } : [],
            .. policy.OtherRequired,
        ];
    }

    private async Task<PublishedMetadata?> SignAsync(
        ServerMetadata metadata,
        ServerCredential credential,
        string thumbprint,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var reason = OwnCertificate.Judge(credential, metadata.BaseUrl, now, out var leaf);
        if (reason != RejectionReason.None)
        {
            Record(reason, metadata.BaseUrl, thumbprint);
            return null;
        }

        var expiresAt = now + s_lifetime < leaf!.NotAfter ? now + s_lifetime : leaf.NotAfter;
        var jwtId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var signed = await JwsWriter.WriteAsync(
            UdapMetadataWriter.WriteHeader(credential.Chain),
            UdapMetadataWriter.WriteClaims(metadata, jwtId, now, expiresAt),
            credential.Key,
            cancellationToken
        );
        await RememberAsync(thumbprint, metadata.BaseUrl, now);
        var document = new PublishedMetadata(
            UdapMetadataWriter.WriteDocument(metadata, signed),
            expiresAt.ToUnixTimeSeconds(),
            leaf.NotAfter.ToUnixTimeSeconds(),
            CertificateJwk.Write(credential.Chain)
        );
        _published = (thumbprint, document, now + ((expiresAt - now) / 2));
        return document;
    }

    private async Task RememberAsync(string thumbprint, string baseUrl, DateTimeOffset now)
    {
        if (state.State.Thumbprint == thumbprint)
        {
            return;
        }

        var former = state.State.Thumbprint is { } old ? state.State.Former.Prepend(old) : state.State.Former;
        state.State = new ServerIdentityState
        {
            Thumbprint = thumbprint,
            Since = now.ToUnixTimeSeconds(),
            Former = [.. former.Take(MaximumFormer)],
        };
        await state.WriteStateAsync();
        Record(RejectionReason.None, baseUrl, thumbprint);
    }

    private void Record(RejectionReason reason, string baseUrl, string thumbprint) =>
        decisions.Record(
            new Decision
            {
                Kind = DecisionKind.Key,
                Reason = reason,
                AuthorizationServer = ServerId,
                CertificateThumbprint = thumbprint,
                Entity = baseUrl,
            }
        );
}
