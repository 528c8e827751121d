using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Authorization;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>The refresh grant: finds the family of a sealed token and takes the token for its successor (REF-02 to REF-08).</summary>
internal sealed class RefreshGrant(SealedTexts seals, CodeGrantServices services)
{
    private static readonly AuthorizationContext s_noContext = new(AssertedContext.Empty, PersonalContext.Empty);

    /// <summary>Judges a request with a refresh token; consumes nothing.</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="request">The request.</param>
    /// <param name="client">Its proven client.</param>
    public async ValueTask<(RejectionReason Reason, TokenGrant? Grant)> JudgeAsync(
        AuthorizationServer server,
        TokenRequestMessage request,
        AuthenticatedClient client
    )
    {
        if (await seals.OpenRefreshTokenAsync(server.Id, request.RefreshToken) is not { } token)
        {
            return (RejectionReason.RefreshTokenInvalid, null);
        }

        var actor = services.Grains.GetGrain<IRefreshFamilyGrain>(ActorKeys.Of(server.Id, token.Family));
        if (await actor.GetAsync() is not { } family)
        {
            return (RejectionReason.RefreshTokenInvalid, null);
        }

        var reason = Check(server.Id, family, client);
        if (reason != RejectionReason.None)
        {
            return (reason, null);
        }

        var policy = client.Community.Policy;
        (reason, var scope) = services.Rulebook.Of(policy).Personal.Narrow(request.Scope, family.Scope, client);
        if (reason != RejectionReason.None)
        {
            return (reason, null);
        }

        var audience = GrantRules.Narrow([.. family.Audience], request.Resources);
        if (audience.IsEmpty)
        {
            return (RejectionReason.ResourceUnknown, null);
        }

        var consumption = new RefreshConsumption(server.Id, token, actor, UseOf(token, policy.Codes), seals);
        var grant = new TokenGrant(client, scope!, audience, s_noContext)
        {
            Person = PersonOf(token, family, scope!),
            Consumption = consumption,
        };
        return (RejectionReason.None, grant);
    }

    /// <summary>Whether a family was given to this registration of a client (REF-03).</summary>
    public static bool IsOf(RefreshFamily family, AuthenticatedClient client) =>
        string.Equals(family.Client, ActorKeys.Write(client.Key.Digest), StringComparison.Ordinal)
        && family.Generation == client.Record.Generation;

    /// <summary>By what the node knows already; the family itself judges what it does not.</summary>
    private RejectionReason Check(string serverId, RefreshFamily family, AuthenticatedClient client) =>
        !IsOf(family, client) ? RejectionReason.RefreshTokenOfAnotherClient
        : EntityPacking.TryRead(family.Entities, out var entities)
        && services.Revocations.IndexOf(serverId).IsAlive(serverId, entities.AsSpan())
            ? RejectionReason.None
        : RejectionReason.RefreshFamilyDead;

    private static RefreshUse UseOf(RefreshTokenContent token, CodePolicy policy) =>
        new(
            token.Number,
            (int)policy.RefreshGrace.TotalSeconds,
            (long)policy.RefreshIdleLifetime.TotalSeconds,
            (long)policy.RefreshAbsoluteLifetime.TotalSeconds
        );

    /// <summary>The consent by its durable epoch when it was given: a withdrawal on its way to this node kills the token too.</summary>
    private static GrantingPerson PersonOf(RefreshTokenContent token, RefreshFamily family, string scope)
    {
        ActorKeys.TryRead(token.Family, out var id);
        EntityPacking.TryRead(family.Entities, out var entities);
        return new GrantingPerson
        {
            Subject = family.Subject,
            AuthenticatedAt = family.AuthenticatedAt,
            Assurance = family.Assurance,
            Methods = [.. family.Methods],
            Entities = [.. entities.Where(one => one.Entity.Kind == EntityKind.Consent)],
            Family = new(new(EntityKind.Family, id), 0),
            Claims = token.Claims?.Within(scope),
        };
    }
}
