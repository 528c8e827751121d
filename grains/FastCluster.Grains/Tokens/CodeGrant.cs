using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Authorization;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// The authorization-code grant: reads the sealed code, judges what binds it, and redeems it by one claim at the replay shard,
/// so that no row is stored for a code. A second redemption kills what the first gave (CONS-15).
/// </summary>
internal sealed class CodeGrant(SealedTexts seals, CodeGrantServices services, TimeProvider clock)
{
    private static readonly AuthorizationContext s_noContext = new(AssertedContext.Empty, PersonalContext.Empty);

    /// <summary>Judges a request with a code (TOK-12 to TOK-16, MOD-19).</summary>
    /// <param name="server">Authorization server.</param>
    /// <param name="request">The request.</param>
    /// <param name="client">Its proven client.</param>
    public async ValueTask<(RejectionReason Reason, TokenGrant? Grant)> JudgeAsync(
        AuthorizationServer server,
        TokenRequestMessage request,
        AuthenticatedClient client
    )
    {
        var code = await seals.OpenAsync(
            server.Id,
            CodeContent.Purpose,
            request.Code ?? string.Empty,
            GrantJsonContext.Default.CodeContent
        );
        if (code is null)
        {
            return (RejectionReason.CodeInvalid, null);
        }

        var reason = Check(code, request, client);
        if (reason != RejectionReason.None)
        {
            return (reason, null);
        }

        (reason, var scope) = services.Rulebook.Of(client.Community.Policy).Personal.Narrow(null, code.Scope, client);
        if (reason != RejectionReason.None)
        {
            return (reason, null);
        }

        var audience = GrantRules.Narrow([.. code.Audience], request.Resources);
        if (audience.IsEmpty)
        {
            return (RejectionReason.ResourceUnknown, null);
        }

        var grant = new TokenGrant(client, scope!, audience, s_noContext) { Person = PersonOf(code, scope!) };
        return (
            RejectionReason.None,
            grant with
            {
                Consumption = new CodeConsumption(server, code, grant, services, seals),
            }
        );
    }

    private RejectionReason Check(CodeContent code, TokenRequestMessage request, AuthenticatedClient client)
    {
        var isOfClient =
            string.Equals(code.Client, ActorKeys.Write(client.Key.Digest), StringComparison.Ordinal)
            && code.Generation == client.Record.Generation;
        if (!isOfClient)
        {
            return RejectionReason.CodeOfAnotherClient;
        }

        var isOver =
            code.ExpiresAt <= clock.GetUtcNow().ToUnixTimeSeconds()
            || !EntityPacking.TryRead(code.Entities, out var entities)
            || !services.Revocations.IndexOf(client.Key.ServerId).IsAlive(client.Key.ServerId, entities.AsSpan());
        return isOver
            ? RejectionReason.CodeExpired
            : new CodeBinding(code.RedirectUri, code.IsRedirectUriSent, code.Challenge).Check(
                request.RedirectUri,
                request.CodeVerifier
            );
    }

    /// <summary>The client's own epoch is of this request; the consent's is of the moment when the person gave it.</summary>
    private static GrantingPerson PersonOf(CodeContent code, string scope)
    {
        ActorKeys.TryRead(code.Id, out var family);
        EntityPacking.TryRead(code.Entities, out var entities);
        return new GrantingPerson
        {
            Subject = code.Subject,
            AuthenticatedAt = code.AuthenticatedAt,
            Assurance = code.Assurance,
            Methods = [.. code.Methods ?? []],
            Entities = [.. entities.Where(one => one.Entity.Kind == EntityKind.Consent)],
            Family = new(new(EntityKind.Family, family), 0),
            Claims = code.Claims?.Within(scope),
            Nonce = code.Nonce,
            IsForIdentity = code.IsForIdentity,
        };
    }
}
