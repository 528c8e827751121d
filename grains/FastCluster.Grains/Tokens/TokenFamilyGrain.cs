using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>A token family of client credentials: no state, its revocation is one log entry.</summary>
[GrainType("token-family")]
internal sealed class TokenFamilyGrain(RevocationLog revocations) : Grain, ITokenFamilyGrain
{
    /// <inheritdoc/>
    public Task RevokeAsync(CancellationToken cancellationToken = default)
    {
        var key = this.GetPrimaryKeyString();
        return ActorKeys.TryRead(ActorKeys.RestOf(key), out var family)
            ? revocations.AppendAsync(ActorKeys.ServerOf(key), RevocationLog.Raise(new(EntityKind.Family, family)))
            : throw new InvalidOperationException("A family id is 22 characters of base64url.");
    }
}
