namespace FastCluster.Grains.Tokens;

/// <summary>The one state change of a grant, made once the client's assertion is claimed.</summary>
internal interface IConsumption
{
    /// <summary>Consumes it.</summary>
    /// <returns>What came of it.</returns>
    Task<Consumed> ConsumeAsync();
}

/// <summary>What came of a consumption.</summary>
/// <param name="Reason">Why it was refused, or none.</param>
/// <param name="RefreshToken">Refresh token to be given out, or null.</param>
/// <param name="RetryAfter">When the caller may retry, for reasons of the server's own state.</param>
internal sealed record Consumed(RejectionReason Reason, string? RefreshToken = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Never shows the token.</summary>
    public override string ToString() => $"{nameof(Consumed)} {Reason}";
}
