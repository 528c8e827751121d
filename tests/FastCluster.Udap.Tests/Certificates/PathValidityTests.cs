using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Dates of every certificate at the time of use, anchor included, to the second. X509-03.</summary>
public sealed class PathValidityTests
{
    private const string Uri = "https://app.example";

    private static readonly DateTimeOffset From = TestCommunity.Now.AddDays(-1);
    private static readonly DateTimeOffset To = TestCommunity.Now.AddDays(1);

    private readonly TestCommunity community = TestCommunity.Create();

    public static TheoryData<double, RejectionReason> Moments { get; } =
        new()
        {
            { -86401, RejectionReason.CertificateNotYetValid },
            { -86400, RejectionReason.None },
            { 86400, RejectionReason.None },
            { 86400.9, RejectionReason.None },
            { 86401, RejectionReason.CertificateExpired },
        };

    [Theory]
    [Requirement("X509-03")]
    [MemberData(nameof(Moments))]
    public void Validate_LeafDates_AreChecked(double seconds, RejectionReason expected)
    {
        var holder = community.Issuing.Issue(community.Leaf(Uri) with { NotBefore = From, NotAfter = To });

        AssertAt(seconds, holder, community.Root, expected);
    }

    [Theory]
    [Requirement("X509-03")]
    [MemberData(nameof(Moments))]
    public void Validate_IntermediateDates_AreChecked(double seconds, RejectionReason expected)
    {
        var issuing = community.Root.CreateIntermediate(
            community.AuthorityOptions("issuing") with
            {
                NotBefore = From,
                NotAfter = To,
            }
        );

        AssertAt(seconds, issuing.Issue(community.Leaf(Uri)), community.Root, expected);
    }

    [Theory]
    [Requirement("X509-03")]
    [MemberData(nameof(Moments))]
    public void Validate_AnchorDates_AreChecked(double seconds, RejectionReason expected)
    {
        var root = CertificateAuthority.CreateRoot(
            community.AuthorityOptions("root") with
            {
                NotBefore = From,
                NotAfter = To,
            }
        );

        AssertAt(seconds, community.IssueClient(Uri), root, expected);
    }

    private static void AssertAt(
        double seconds,
        CertifiedKey holder,
        CertificateAuthority anchor,
        RejectionReason expected
    )
    {
        var outcome = Paths.Validate(holder, Paths.Trust(anchor), TestCommunity.Now.AddSeconds(seconds));

        Assert.Equal(expected, Paths.Reason(outcome));
    }
}
