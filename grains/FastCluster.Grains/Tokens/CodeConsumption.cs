using System.Collections.Immutable;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Authorization;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>Redeems a code: claims its one use, then begins the refresh family where there is one.</summary>
internal sealed class CodeConsumption(
    AuthorizationServer server,
    CodeContent code,
    TokenGrant grant,
    CodeGrantServices services,
    SealedTexts seals
) : IConsumption
{
    private string FamilyKey => ActorKeys.Of(server.Id, code.Id);

    /// <inheritdoc/>
    public async Task<Consumed> ConsumeAsync()
    {
        var claim = await services.Replay.ClaimAsync(
            new(server.Id, grant.Client.Community.Uri, ReplayScope.Code),
            new(code.Client, code.Id, code.IssuedAt, code.ExpiresAt)
        );
        if (claim.Reason == RejectionReason.JwtReplayed)
        {
            await EndAsync();
            return new(RejectionReason.CodeUsed);
        }

        var reason = claim switch
        {
            { Reason: RejectionReason.JwtExpired } => RejectionReason.CodeExpired,
            { IsUnknowable: true } => RejectionReason.CodeUseUnknown, // waiting helps nobody: the person is asked again
            _ => claim.Reason,
        };
        return reason == RejectionReason.None && code.MayRefresh
            ? await BeginAsync()
            : new(reason, RetryAfter: claim.RetryAfter);
    }

    private async Task<Consumed> BeginAsync()
    {
        var person = grant.Person!;
        var entities = await services.Owners.ReadAsync(server.Id, [.. grant.Epochs.Select(one => one.Entity)]);
        var family = new RefreshFamily
        {
            Client = code.Client,
            Generation = code.Generation,
            Subject = code.Subject,
            Scope = grant.Scope,
            Audience = code.Audience,
            AuthenticatedAt = person.AuthenticatedAt,
            Assurance = person.Assurance,
            Methods = [.. person.Methods],
            BeganAt = code.IssuedAt,
            Entities = Pack(entities),
        };
        var number = await services.Grains.GetGrain<IRefreshFamilyGrain>(FamilyKey).BeginAsync(family);
        return new(RejectionReason.None, await seals.SealRefreshTokenAsync(server.Id, code.Id, number, code.Claims));
    }

    /// <summary>Whatever the first use gave is dead when this returns.</summary>
    private Task EndAsync() =>
        code.MayRefresh
            ? services.Grains.GetGrain<IRefreshFamilyGrain>(FamilyKey).EndAsync()
            : services.Grains.GetGrain<ITokenFamilyGrain>(FamilyKey).RevokeAsync();

    private static byte[] Pack(ImmutableArray<EntityEpoch> entities)
    {
        var packed = new byte[EntityPacking.GetLength(entities.Length)];
        EntityPacking.Write(entities.AsSpan(), packed);
        return packed;
    }
}
