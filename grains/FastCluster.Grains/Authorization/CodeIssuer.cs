using FastCluster.Contracts.Authorization;
using FastCluster.Grains.Revocations;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Authorization;

/// <summary>
/// Notes what is newly allowed in the person's row, then seals a code for it. A code names its consent by an epoch of no
/// later than the yes it stands for, so a withdrawal that overtakes it leaves it dead.
/// </summary>
internal sealed class CodeIssuer(
    IGrainFactory grains,
    SealedTexts seals,
    RevocationFollower revocations,
    TimeProvider clock
)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(1);

    /// <summary>Gives a code; what it stands for is durable in the person's row before.</summary>
    /// <param name="opened">The request.</param>
    /// <param name="person">Who allowed it.</param>
    /// <param name="allowed">What the app is allowed by now.</param>
    /// <param name="isNew">Whether that has to be written; else it is what the person's row held after the request was opened.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public async Task<AuthorizationReply> IssueAsync(
        AuthorizationCase opened,
        SignedInPerson person,
        AllowedApp allowed,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        var personKey = ConsentNames.PersonKey(opened.Server.Id, person.Subject);
        var consent = ConsentNames.Consent(personKey, opened.App.Key);
        var newest = isNew
            ? await grains.GetGrain<IPersonGrain>(personKey).AllowAsync(allowed, cancellationToken)
            : (uint?)null;
        if (!await revocations.EnsureCurrentAsync(opened.Server.Id, cancellationToken))
        {
            return new AuthorizationReply.Shown(RejectionReason.RevocationIndexStale, s_soon);
        }

        var index = revocations.IndexOf(opened.Server.Id);
        var client = new EntityName(EntityKind.Client, opened.Client.Digest);
        var isAsJudged = index.TryEpochAsOf(client, opened.Stamp, out var clientEpoch);
        isAsJudged &= index.TryEpochAsOf(consent, opened.Stamp, out var consentEpoch) || isNew;
        if (!isAsJudged)
        {
            return new AuthorizationReply.Shown(RejectionReason.JudgedStale, s_soon);
        }

        var content = ContentOf(opened, person, [new(client, clientEpoch), new(consent, newest ?? consentEpoch)]);
        var code = await seals.SealAsync(
            opened.Server.Id,
            CodeContent.Purpose,
            content,
            GrantJsonContext.Default.CodeContent
        );
        var request = opened.Request;
        return new AuthorizationReply.Granted(
            AuthorizationResponse.OfCode(request.Binding.RedirectUri, code, request.State, opened.Server.Issuer)
        );
    }

    private CodeContent ContentOf(AuthorizationCase opened, SignedInPerson person, ReadOnlySpan<EntityEpoch> entities)
    {
        var request = opened.Request;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var packed = new byte[EntityPacking.GetLength(entities.Length)];
        EntityPacking.Write(entities, packed);
        return new CodeContent
        {
            Id = ActorKeys.NewId(),
            Client = opened.App.Key,
            Generation = opened.Record.Generation,
            RedirectUri = request.Binding.RedirectUri,
            IsRedirectUriSent = request.Binding.IsRedirectUriSent,
            Challenge = request.Binding.Challenge,
            Scope = $"{request.Scopes}",
            Audience = [.. AudienceOf(opened)],
            Subject = person.Subject,
            AuthenticatedAt = person.AuthenticatedAt,
            Assurance = person.Assurance ?? opened.Server.IdentityProvider?.Assurance,
            Methods = person.Methods.Length > 0 ? person.Methods : [.. opened.Server.IdentityProvider?.Methods ?? []],
            MayRefresh = request.MayRefresh,
            IsForIdentity = request.IsForIdentity,
            Nonce = request.Nonce,
            Claims = GivenIdentity.ClaimsOf(opened, person),
            IssuedAt = now,
            ExpiresAt = now + (long)opened.Community.Policy.Codes.CodeLifetime.TotalSeconds,
            Entities = packed,
        };
    }

    /// <summary>The FHIR bases that a request is for.</summary>
    /// <param name="opened">The request.</param>
    public static IEnumerable<string> AudienceOf(AuthorizationCase opened) =>
        opened.Request.Audience.IsEmpty
            ? GrantRules.BasesOf(opened.Server, opened.Community.Uri)
            : opened.Request.Audience;
}
