using System.Collections.Immutable;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Authorization;
using FastCluster.Grains.Keys;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.StatusLists;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Grains.Tokens;

/// <summary>Turns a grant into a signed access token; names every entity the token dies with.</summary>
internal sealed class TokenMinter(
    KeyDirectory keys,
    PersonalContextCipher cipher,
    NodeStatusLists statusLists,
    TimeProvider clock
)
{
    private const long FamilySeconds = 3600;

    private static readonly TimeSpan s_identityLifetime = TimeSpan.FromSeconds(GivenIdentity.MaximumSeconds);

    /// <summary>Mints a token for a grant whose assertion was claimed.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="grant">The grant.</param>
    /// <param name="index">The node's revocation index.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The token and its lifetime in seconds; null when it could name no status list because the node stops.</returns>
    public async ValueTask<MintedToken?> MintAsync(
        AuthorizationServer server,
        TokenGrant grant,
        RevocationIndex index,
        CancellationToken cancellationToken
    )
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var lifetime = LifetimeOf(server, grant, now);
        var person = grant.Person;
        var family =
            person?.Family.Entity
            ?? grant.Authority?.FamilyOf(grant.Client)
            ?? FamilyOf(server.Id, grant, now.ToUnixTimeSeconds());
        var jwtId = ActorKeys.NewId();
        var key = (await keys.GetAsync(server.Id, KeyUse.AccessToken)).Active;
        var entities = grant.Epochs.Add(person?.Family ?? new EntityEpoch(family, index.EpochOf(family)));
        if (!TryGetStatus(server.Id, jwtId, entities, now, out var status))
        {
            return null;
        }

        var claims = new AccessTokenClaims
        {
            Issuer = server.Issuer,
            Subject = person?.Subject ?? grant.Authority?.Subject ?? grant.Client.Record.ClientId,
            ClientId = grant.Client.Assertion.ClientId,
            Audience = grant.Audience,
            IssuedAt = now,
            ExpiresAt = now.AddSeconds(lifetime),
            JwtId = jwtId,
            Scope = grant.Scope,
            Community = grant.Client.Community.Uri,
            Context = person is null ? grant.Context.Asserted : null, // TOK-19
            FamilyId = TokenIdentifier.Format(family.Digest),
            AuthenticatedAt = person is null ? null : DateTimeOffset.FromUnixTimeSeconds(person.AuthenticatedAt),
            Assurance = person?.Assurance,
            Methods = person?.Methods ?? [],
            Status = status,
            Entities = entities,
            LeafThumbprint = grant.Client.Chain.LeafThumbprint,
            EncryptedContext = await EncryptAsync(server.Id, grant, jwtId),
        };
        var text = await AccessTokenWriter.SignAsync(claims, key.Signing!, cancellationToken);
        return new MintedToken(text, (int)lifetime, jwtId);
    }

    /// <summary>What a client asserted of people, or what may be said of the person of the token.</summary>
    private ValueTask<ReadOnlyMemory<byte>> EncryptAsync(string serverId, TokenGrant grant, string jwtId) =>
        grant.Person is { } person
            ? cipher.EncryptClaimsAsync(serverId, person.Claims, jwtId)
            : cipher.EncryptAsync(serverId, grant.Context.Personal, jwtId);

    /// <summary>The place that the token names, none where lists are off; it is told of before anybody has the token.</summary>
    private bool TryGetStatus(
        string serverId,
        string jwtId,
        ImmutableArray<EntityEpoch> entities,
        DateTimeOffset now,
        out StatusReference? status
    )
    {
        status = null;
        if (statusLists.Of(serverId) is not { } lists)
        {
            return true;
        }

        status = lists.TryIssue(TokenDigest.Of(serverId, jwtId), entities, now.ToUnixTimeSeconds());
        return status is not null;
    }

    /// <summary>Client-credentials tokens of one client and hour are one family; nothing is stored for it.</summary>
    private static EntityName FamilyOf(string serverId, TokenGrant grant, long now) =>
        new(
            EntityKind.Family,
            StableDigest.Of(
                "family",
                serverId,
                grant.Client.Key.ToGrainKey(),
                $"{grant.Client.Record.Generation}",
                $"{now / FamilySeconds}"
            )
        );

    private static long LifetimeOf(AuthorizationServer server, TokenGrant grant, DateTimeOffset now)
    {
        var policy = grant.Client.Community.Policy.Tokens.AccessTokenLifetime;
        var longest = policy < server.AccessTokenLifetime ? policy : server.AccessTokenLifetime;
        longest =
            grant.Person is { IsForIdentity: true } && longest > s_identityLifetime ? s_identityLifetime : longest;
        var end = grant.Client.Chain.Path.ValidUntil;
        end = grant.Authority is { } authority && authority.ValidUntil < end ? authority.ValidUntil : end;
        var path = end - now;
        return Math.Max(1, (long)(path < longest ? path : longest).TotalSeconds);
    }
}
