using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tokens;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>What is known of revocations, from wherever. Any number of callers at once.</summary>
internal interface IRevocationKnowledge
{
    /// <summary>Judges a token that was verified otherwise; at every use.</summary>
    /// <param name="token">The token.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    ValueTask<TokenStanding> JudgeAsync(VerifiedToken token, Moment now, CancellationToken cancellationToken);
}
