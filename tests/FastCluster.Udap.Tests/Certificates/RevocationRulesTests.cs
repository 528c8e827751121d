using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Revocation of a path. X509-04, X509-06.</summary>
public sealed class RevocationRulesTests
{
    private const string Uri = "https://app.example";

    private static readonly RevocationPolicy Closed = new() { CrlGrace = TimeSpan.FromHours(1) };

    private readonly TestCommunity community = TestCommunity.Create();

    [Fact]
    [Requirement("X509-04")]
    public void Check_NothingRevoked_Passes() => Assert.Equal(RejectionReason.None, Check(BothCrls()));

    [Fact]
    [Requirement("X509-04")]
    public void Check_LeafRevoked_IsRevoked()
    {
        var holder = community.IssueClient(Uri);
        community.Issuing.Revoke(holder.SerialNumber, TestCommunity.Now.AddDays(-1));

        var reason = RevocationRules.Check(Paths.Proven(holder, community), BothCrls(), Closed, TestCommunity.Now);

        Assert.Equal(RejectionReason.CertificateRevoked, reason);
    }

    [Fact]
    [Requirement("X509-04")]
    public void Check_IntermediateRevoked_IsRevokedThoughTheLeafIsUnknown()
    {
        community.Root.Revoke(community.Issuing.CertifiedKey.SerialNumber, TestCommunity.Now.AddDays(-1));

        Assert.Equal(RejectionReason.CertificateRevoked, Check(WithRootCrl(new CrlBag())));
    }

    [Fact]
    [Requirement("X509-06")]
    public void Check_CrlNeverSeen_IsPending() =>
        Assert.Equal(RejectionReason.RevocationPending, Check(WithRootCrl(new CrlBag())));

    [Theory]
    [Requirement("X509-06")]
    [InlineData(0, RejectionReason.None)]
    [InlineData(3599, RejectionReason.None)]
    [InlineData(3600, RejectionReason.RevocationStale)]
    public void Check_CrlPastItsEnd_IsBelievedWithinGraceOnly(int secondsPast, RejectionReason expected)
    {
        var end = TestCommunity.Now.AddDays(30);

        Assert.Equal(expected, Check(BothCrls(), now: end.AddSeconds(secondsPast)));
    }

    [Theory]
    [Requirement("X509-06")]
    [InlineData(false, RejectionReason.RevocationUnknown)]
    [InlineData(true, RejectionReason.None)]
    public void Check_LeafThatNamesNoCrl_IsTheCommunitysChoice(bool accept, RejectionReason expected)
    {
        var holder = community.Issuing.Issue(community.Leaf(Uri) with { CrlUrl = null });
        var policy = Closed with { AcceptWithoutDistributionPoint = accept };

        var reason = RevocationRules.Check(Paths.Proven(holder, community), BothCrls(), policy, TestCommunity.Now);

        Assert.Equal(expected, reason);
    }

    [Fact]
    [Requirement("X509-06")]
    public void Check_CommunityThatAcceptsUnknownStatus_StillRefusesTheRevoked()
    {
        var holder = community.IssueClient(Uri);
        community.Issuing.Revoke(holder.SerialNumber, TestCommunity.Now.AddDays(-1));
        var policy = Closed with { AcceptUnknownStatus = true };
        var path = Paths.Proven(holder, community);

        var unseen = RevocationRules.Check(path, new CrlBag(), policy, TestCommunity.Now);
        var stale = RevocationRules.Check(path, BothCrls(), policy, TestCommunity.Now.AddYears(1));

        Assert.Equal(RejectionReason.None, unseen);
        Assert.Equal(RejectionReason.CertificateRevoked, stale);
    }

    [Fact]
    [Requirement("X509-06")]
    public void Check_CrlOfAnotherAuthorityAtTheUrl_ProvesNothing()
    {
        var root = Paths.Parse(community.Root.Certificate);
        var crls = WithRootCrl(new CrlBag()).With(community.IssuingCrlUrl, community.BuildRootCrl(), root);

        Assert.Equal(RejectionReason.RevocationUnknown, Check(crls));
    }

    private RejectionReason Check(CrlBag crls, DateTimeOffset? now = null) =>
        RevocationRules.Check(
            Paths.Proven(community.IssueClient(Uri), community),
            crls,
            Closed,
            now ?? TestCommunity.Now
        );

    private CrlBag BothCrls() =>
        WithRootCrl(new CrlBag())
            .With(community.IssuingCrlUrl, community.BuildIssuingCrl(), Paths.Parse(community.Issuing.Certificate));

    private CrlBag WithRootCrl(CrlBag crls) =>
        crls.With(community.RootCrlUrl, community.BuildRootCrl(), Paths.Parse(community.Root.Certificate));
}
