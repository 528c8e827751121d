using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Trust;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Metadata;

/// <summary>
/// The node's copies of documents that actors own: one slot per configured (server, base URL, community) and per key set,
/// so their number is bounded by the configuration and never by callers.
/// </summary>
internal sealed class DocumentCache(
    IGrainFactory grains,
    TimeProvider time,
    IOptions<EdgeOptions> options,
    HttpMetrics metrics,
    ILogger<DocumentCache> logger
) : IDisposable
{
    private readonly ConcurrentDictionary<string, DocumentSlot> _slots = new(StringComparer.Ordinal);

    /// <summary>UDAP metadata of a base URL as a community sees it.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="fhirBase">A configured FHIR base URL.</param>
    /// <param name="community">A community that the base URL belongs to.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public Task<DocumentOutcome> GetMetadataAsync(
        string serverId,
        string fhirBase,
        string community,
        CancellationToken cancellationToken
    )
    {
        var key = ToIdentityKey(serverId, fhirBase, community);
        return _slots
            .GetOrAdd(
                $"udap {key}",
                _ => MakeSlot(PublicEndpointKind.UdapMetadata, key, ask => FetchAsync(key, fhirBase, community, ask))
            )
            .GetAsync(cancellationToken);
    }

    /// <summary>Public keys that verify a server's access tokens. AT-08.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public Task<DocumentOutcome> GetKeySetAsync(string serverId, CancellationToken cancellationToken)
    {
        var key = $"{serverId}/{nameof(KeyUse.AccessToken)}";
        return _slots
            .GetOrAdd($"jwks {key}", _ => MakeSlot(PublicEndpointKind.Jwks, key, ask => FetchKeysAsync(key, ask)))
            .GetAsync(cancellationToken);
    }

    /// <summary>Public keys of the certificates that sign ID tokens, one for each community of the issuer (ADR 29).</summary>
    /// <param name="server">An identity provider.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public Task<DocumentOutcome> GetIdTokenKeysAsync(AuthorizationServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return _slots
            .GetOrAdd(
                $"id-token-keys {server.Id}",
                _ => MakeSlot(PublicEndpointKind.IdTokenKeys, server.Id, ask => FetchKeysAsync(server, ask))
            )
            .GetAsync(cancellationToken);
    }

    /// <summary>Key of the identity actor: <c>server/22 characters of base64url</c>.</summary>
    internal static string ToIdentityKey(string serverId, string fhirBase, string community)
    {
        Span<byte> digest = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(digest, StableDigest.Of("identity", serverId, fhirBase, community));
        return $"{serverId}/{Base64Url.EncodeToString(digest)}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in _slots.Values)
        {
            slot.Dispose();
        }
    }

    private DocumentSlot MakeSlot(
        PublicEndpointKind kind,
        string subject,
        Func<CancellationToken, Task<PublishedDocument?>> fetch
    ) =>
        new(
            fetch,
            time,
            options.Value,
            exception =>
            {
                metrics.RefreshFailed(kind);
                Log.RefreshFailed(logger, kind, subject, exception);
            }
        );

    private async Task<PublishedDocument?> FetchAsync(
        string key,
        string fhirBase,
        string community,
        CancellationToken cancellationToken
    )
    {
        var identity = grains.GetGrain<IServerIdentityGrain>(key);
        var published = await identity.GetMetadataAsync(fhirBase, community, cancellationToken);
        return published is null ? null : new(published.Json, DateTimeOffset.FromUnixTimeSeconds(published.ValidUntil));
    }

    private async Task<PublishedDocument?> FetchKeysAsync(
        AuthorizationServer server,
        CancellationToken cancellationToken
    )
    {
        var keys = new List<byte[]>();
        foreach (var community in server.FindBase(server.Issuer)?.Communities ?? [])
        {
            var identity = grains.GetGrain<IServerIdentityGrain>(ToIdentityKey(server.Id, server.Issuer, community));
            if (await identity.GetMetadataAsync(server.Issuer, community, cancellationToken) is { Jwk: { } jwk })
            {
                keys.Add(jwk);
            }
        }

        return new(JwkSet.Write(keys), time.GetUtcNow() + options.Value.KeySetGrace);
    }

    private async Task<PublishedDocument?> FetchKeysAsync(string key, CancellationToken cancellationToken)
    {
        var jwks = await grains.GetGrain<IKeyRingGrain>(key).GetJwksAsync(cancellationToken);
        return new(jwks, time.GetUtcNow() + options.Value.KeySetGrace);
    }
}
