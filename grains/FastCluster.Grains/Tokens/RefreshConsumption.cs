using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Authorization;

namespace FastCluster.Grains.Tokens;

/// <summary>Takes a refresh token for its successor.</summary>
internal sealed class RefreshConsumption(
    string serverId,
    RefreshTokenContent token,
    IRefreshFamilyGrain family,
    RefreshUse use,
    SealedTexts seals
) : IConsumption
{
    /// <inheritdoc/>
    public async Task<Consumed> ConsumeAsync()
    {
        var verdict = await family.RotateAsync(use);
        return verdict.Reason == RejectionReason.None
            ? new(
                RejectionReason.None,
                await seals.SealRefreshTokenAsync(serverId, token.Family, verdict.Number, token.Claims)
            )
            : new(verdict.Reason, RetryAfter: verdict.RetryAfter);
    }
}
