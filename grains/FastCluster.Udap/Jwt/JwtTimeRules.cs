using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>The rules on <c>exp</c>, <c>iat</c> and <c>nbf</c>. JWT-10, JWT-11, JWT-12, JWT-22.</summary>
public static class JwtTimeRules
{
    /// <summary>Longest life of a software statement and of a client assertion: 300 seconds. JWT-11.</summary>
    public static TimeSpan AssertionLifetime { get; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Judges the times. The life <c>exp - iat</c> is judged on the two claims alone; skew widens only the comparisons
    /// with <paramref name="now"/>, which counts in whole seconds, rounded down.
    /// </summary>
    /// <param name="claims">Claims of the right types.</param>
    /// <param name="maximumLifetime">Longest accepted <c>exp - iat</c>, inclusive.</param>
    /// <param name="skew">Tolerance for clocks that differ, zero or more; the default of the matrix is 30 seconds.</param>
    /// <param name="now">The server's time.</param>
    /// <returns>None, or one of the reasons 142 to 146.</returns>
    public static RejectionReason Check(
        StandardClaims claims,
        TimeSpan maximumLifetime,
        TimeSpan skew,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentOutOfRangeException.ThrowIfLessThan(skew, TimeSpan.Zero);
        if (claims.ExpiresAt <= claims.IssuedAt)
        {
            return RejectionReason.JwtExpiryBeforeIssue;
        }

        if (claims.ExpiresAt - claims.IssuedAt > (long)maximumLifetime.TotalSeconds)
        {
            return RejectionReason.JwtLifetimeTooLong;
        }

        var seconds = now.ToUnixTimeSeconds();
        var tolerance = (long)skew.TotalSeconds;
        if (claims.ExpiresAt + tolerance <= seconds)
        {
            return RejectionReason.JwtExpired;
        }

        if (claims.IssuedAt > seconds + tolerance)
        {
            return RejectionReason.JwtIssuedInFuture;
        }

        return claims.NotBefore > seconds + tolerance ? RejectionReason.JwtNotYetValid : RejectionReason.None;
    }
}
