using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Which CRL follows which, and how long one is believed. X509-06.</summary>
public sealed class CrlRulesTests
{
    private readonly TestCommunity community = TestCommunity.Create();

    [Theory]
    [Requirement("X509-06")]
    [InlineData(4, RejectionReason.CrlNumberFell)]
    [InlineData(5, RejectionReason.None)]
    [InlineData(6, RejectionReason.None)]
    public void CheckReplacement_Number_NeverFalls(long number, RejectionReason expected)
    {
        var accepted = Crl(5, TimeSpan.FromHours(-1), TimeSpan.FromDays(1));
        var candidate = Crl(number, TimeSpan.FromHours(-1), TimeSpan.FromDays(1));

        Assert.Equal(expected, CrlRules.CheckReplacement(accepted, candidate, TestCommunity.Now));
    }

    [Fact]
    [Requirement("X509-06")]
    public void CheckReplacement_OlderDate_IsRolledBack()
    {
        var accepted = Crl(5, TimeSpan.FromHours(-1), TimeSpan.FromDays(1));
        var candidate = Crl(6, TimeSpan.FromHours(-2), TimeSpan.FromDays(1));

        var reason = CrlRules.CheckReplacement(accepted, candidate, TestCommunity.Now);

        Assert.Equal(RejectionReason.CrlNumberFell, reason);
    }

    [Theory]
    [Requirement("X509-06")]
    [InlineData(4, 0, true)]
    [InlineData(6, -1, true)]
    [InlineData(5, 0, false)]
    [InlineData(6, 1, false)]
    public void IsOlder_ByNumberOrDate_IsSaidOfTheOneIssuedBefore(long number, int hours, bool expected)
    {
        var known = Crl(5, TimeSpan.Zero, TimeSpan.FromDays(1));
        var candidate = Crl(number, TimeSpan.FromHours(hours), TimeSpan.FromDays(1));

        Assert.Equal(expected, CrlRules.IsOlder(candidate, known));
    }

    [Theory]
    [Requirement("X509-06")]
    [InlineData(-60, 60, RejectionReason.None)]
    [InlineData(120, 180, RejectionReason.None)]
    [InlineData(121, 180, RejectionReason.CrlNotCurrent)]
    [InlineData(-60, 0, RejectionReason.CrlNotCurrent)]
    public void CheckReplacement_Dates_AreOfNow(int thisUpdate, int nextUpdate, RejectionReason expected)
    {
        var candidate = Crl(1, TimeSpan.FromSeconds(thisUpdate), TimeSpan.FromSeconds(nextUpdate));

        Assert.Equal(expected, CrlRules.CheckReplacement(null, candidate, TestCommunity.Now));
    }

    [Theory]
    [Requirement("X509-06")]
    [InlineData(59, true)]
    [InlineData(60, true)]
    [InlineData(119, true)]
    [InlineData(120, false)]
    public void IsUsable_AfterItsEnd_EndsWithGrace(int seconds, bool expected)
    {
        var crl = Crl(1, TimeSpan.FromSeconds(-60), TimeSpan.FromSeconds(60));

        var isUsable = CrlRules.IsUsable(crl, TimeSpan.FromSeconds(60), TestCommunity.Now.AddSeconds(seconds));

        Assert.Equal(expected, isUsable);
    }

    [Fact]
    public void IsUsable_EndAtTheEndOfTime_IsUsable()
    {
        var crl = Crl(
            1,
            TimeSpan.Zero,
            new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) - TestCommunity.Now
        );

        Assert.True(CrlRules.IsUsable(crl, TimeSpan.FromDays(30), TestCommunity.Now));
    }

    private CrlSet Crl(long number, TimeSpan thisUpdate, TimeSpan nextUpdate)
    {
        var now = TestCommunity.Now;
        var der = community.Issuing.BuildCrl(number, now + thisUpdate, now + nextUpdate);
        Assert.Equal(
            RejectionReason.None,
            CrlSet.TryParse(der, Paths.Parse(community.Issuing.Certificate), out var crl)
        );
        return crl!;
    }
}
