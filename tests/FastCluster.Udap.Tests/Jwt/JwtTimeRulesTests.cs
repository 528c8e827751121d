using FastCluster.Testing;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class JwtTimeRulesTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    [Theory]
    [Requirement("JWT-10")]
    [InlineData(-100, 200, RejectionReason.None)]
    [InlineData(-100, -29, RejectionReason.None)]
    [InlineData(-100, -30, RejectionReason.JwtExpired)]
    [InlineData(-100, -31, RejectionReason.JwtExpired)]
    [InlineData(30, 200, RejectionReason.None)]
    [InlineData(31, 200, RejectionReason.JwtIssuedInFuture)]
    [InlineData(0, 0, RejectionReason.JwtExpiryBeforeIssue)]
    [InlineData(20, 10, RejectionReason.JwtExpiryBeforeIssue)]
    public void Check_TimesAgainstClock_AllowSkewOnly(int issuedAt, int expiresAt, RejectionReason expected) =>
        Assert.Equal(expected, Check(issuedAt, expiresAt, 300, Skew));

    [Theory]
    [Requirement("JWT-11")]
    [InlineData(300, 300, RejectionReason.None)]
    [InlineData(301, 300, RejectionReason.JwtLifetimeTooLong)]
    [InlineData(3600, 3600, RejectionReason.None)]
    [InlineData(3601, 3600, RejectionReason.JwtLifetimeTooLong)]
    [InlineData(94_608_000, 94_608_000, RejectionReason.None)]
    [InlineData(94_608_001, 94_608_000, RejectionReason.JwtLifetimeTooLong)]
    public void Check_Lifetime_IsBounded(int lifetime, int limit, RejectionReason expected) =>
        Assert.Equal(expected, Check(0, lifetime, limit, Skew));

    [Fact]
    [Requirement("JWT-12")]
    public void Check_LifetimeOf301SecondsWithLargeSkew_IsTooLong()
    {
        var skew = TimeSpan.FromSeconds(120);

        Assert.Equal(RejectionReason.JwtLifetimeTooLong, Check(0, 301, 300, skew));
        Assert.Equal(RejectionReason.None, Check(0, 300, 300, skew));
    }

    [Theory]
    [Requirement("JWT-22")]
    [InlineData(-600, RejectionReason.None)]
    [InlineData(30, RejectionReason.None)]
    [InlineData(31, RejectionReason.JwtNotYetValid)]
    [InlineData(600, RejectionReason.JwtNotYetValid)]
    public void Check_NotBefore_IsHonoured(int notBefore, RejectionReason expected)
    {
        var claims = JwtSamples.Claims(
            JwtSamples.NowSeconds,
            JwtSamples.NowSeconds + 300,
            JwtSamples.NowSeconds + notBefore
        );

        Assert.Equal(expected, JwtTimeRules.Check(claims, TimeSpan.FromSeconds(300), Skew, JwtSamples.Now));
    }

    [Fact]
    [Requirement("JWT-09")]
    public void Check_LatestTimes_DoNotOverflow()
    {
        var claims = JwtSamples.Claims(0, StandardClaims.LatestTime);

        var reason = JwtTimeRules.Check(claims, TimeSpan.MaxValue, Skew, DateTimeOffset.MaxValue);

        Assert.Equal(RejectionReason.None, reason);
    }

    [Fact]
    public void Check_NegativeSkew_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Check(0, 1, 300, TimeSpan.FromSeconds(-1)));

    private static RejectionReason Check(int issuedAt, int expiresAt, int limit, TimeSpan skew) =>
        JwtTimeRules.Check(
            JwtSamples.Claims(JwtSamples.NowSeconds + issuedAt, JwtSamples.NowSeconds + expiresAt),
            TimeSpan.FromSeconds(limit),
            skew,
            JwtSamples.Now
        );
}
