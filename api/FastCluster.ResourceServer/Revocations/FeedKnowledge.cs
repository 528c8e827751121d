using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tokens;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>Judges by what the revocation feed told; nobody is asked.</summary>
internal sealed class FeedKnowledge(RevocationState state, FastClusterBearerOptions options) : IRevocationKnowledge
{
    /// <inheritdoc/>
    public ValueTask<TokenStanding> JudgeAsync(VerifiedToken token, Moment now, CancellationToken cancellationToken) =>
        new(Judge(token, now));

    private TokenStanding Judge(VerifiedToken token, Moment now)
    {
        var age = state.AgeAt(now);
        if (age is null)
        {
            return TokenStanding.Unknown;
        }

        var version = state.Version;
        if (!token.WasAlive(version))
        {
            if (state.IsRevoked(token.Claims, now.Time.ToUnixTimeSeconds()))
            {
                return TokenStanding.Revoked;
            }

            token.RememberAlive(version);
        }

        return age <= options.StalenessBound ? TokenStanding.Alive : TokenStanding.AliveBeyondTheBound;
    }
}
