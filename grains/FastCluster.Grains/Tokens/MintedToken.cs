namespace FastCluster.Grains.Tokens;

/// <summary>A signed token. Its text never reaches a log.</summary>
/// <param name="Text">The at+jwt, ASCII.</param>
/// <param name="ExpiresIn">Lifetime in seconds.</param>
/// <param name="JwtId">Its <c>jti</c>.</param>
internal sealed record MintedToken(byte[] Text, int ExpiresIn, string JwtId)
{
    /// <summary>Names the token, never its text.</summary>
    public override string ToString() => $"{nameof(MintedToken)} {JwtId}";
}
