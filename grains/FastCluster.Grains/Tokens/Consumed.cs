namespace FastCluster.Grains.Tokens;

/// <summary>What came of a consumption.</summary>
/// <param name="Reason">Why it was refused, or none.</param>
/// <param name="RefreshToken">Refresh token to be given out, or null.</param>
/// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
internal sealed record Consumed(RejectionReason Reason, string? RefreshToken = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Never shows the token.</summary>
    public override string ToString() => $"{nameof(Consumed)} {Reason}";
}
