namespace FastCluster.Udap.UpstreamSignIn;

/// <summary>What a token endpoint gave for a code. They stay in this server (TIER-38).</summary>
/// <param name="AccessToken">Opens the UserInfo endpoint for some minutes.</param>
/// <param name="IdToken">Not yet judged.</param>
public sealed record UpstreamTokens(string AccessToken, string IdToken)
{
    /// <summary>Never shows a token.</summary>
    public override string ToString() => nameof(UpstreamTokens);
}
