using System.Collections.Immutable;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Storage;
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
        var (isAlive, entities) = code.MayRefresh ? await ReadEpochsAsync() : (true, []); // a failure leaves the code good
        if (!isAlive)
        {
            return new(RejectionReason.CodeExpired);
        }

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
            ? await TryBeginAsync(entities)
            : new(reason, RetryAfter: claim.RetryAfter);
    }

    /// <summary>
    /// Durable epochs of what the family will die with, and whether nothing of it was raised since the code was judged: the
    /// index, brought up to date after they were read, would know.
    /// </summary>
    private async Task<(bool IsAlive, ImmutableArray<EntityEpoch> Entities)> ReadEpochsAsync()
    {
        var entities = await services.Owners.ReadAsync(server.Id, [.. grant.Epochs.Select(one => one.Entity)]);
        await services.Revocations.CatchUpAsync(server.Id, CancellationToken.None);
        return (services.Revocations.IndexOf(server.Id).IsAlive(server.Id, grant.Epochs.AsSpan()), entities);
    }

    /// <summary>The code is used up by now: a retry, which 503 would ask for, would count as its second use.</summary>
    private async Task<Consumed> TryBeginAsync(ImmutableArray<EntityEpoch> entities)
    {
        try
        {
            return await BeginAsync(entities);
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OrleansException or TimeoutException)
        {
            services.Log.CodeLost(fault);
            return new(RejectionReason.CodeUseUnknown);
        }
    }

    private async Task<Consumed> BeginAsync(ImmutableArray<EntityEpoch> entities)
    {
        var person = grant.Person!;
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
        var actor = services.Grains.GetGrain<IRefreshFamilyGrain>(FamilyKey);
        var number = await actor.BeginAsync(family);
        var allowing = services.Grains.GetGrain<IPersonGrain>(ConsentNames.PersonKey(server.Id, code.Subject));
        if (!await allowing.AddFamilyAsync(code.Client, code.Id))
        {
            await actor.ForgetAsync();
            return new(RejectionReason.CodeExpired); // withdrawn in between
        }

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
