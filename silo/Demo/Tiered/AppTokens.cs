namespace FastCluster.Silo.Demo.Tiered;

/// <summary>What the app holds of a grant.</summary>
/// <param name="AccessToken">Access token.</param>
/// <param name="RefreshToken">Refresh token.</param>
internal sealed record AppTokens(string AccessToken, string RefreshToken)
{
    /// <summary>Never shows the tokens.</summary>
    public override string ToString() => nameof(AppTokens);
}
