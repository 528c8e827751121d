using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>What authorities and leaves must be, RFC 5280 section 6.1. X509-01, X509-18.</summary>
public sealed class PathStructureTests
{
    private const string Uri = "https://app.example";

    private readonly TestCommunity community = TestCommunity.Create();

    [Fact]
    [Requirement("X509-01")]
    public void Validate_IssuerThatIsNoAuthority_IsInvalid() =>
        AssertIssuer(options => options with { IsAuthority = false }, RejectionReason.PathInvalid);

    [Fact]
    [Requirement("X509-01")]
    public void Validate_LeafAsIssuer_IsInvalid()
    {
        var authority = CertificateAuthority.Resume(
            community.Issuing.Issue(
                community.Leaf("https://member.example") with
                {
                    Subject = new SubjectName("Member"),
                    Key = TestKeys.For("member"),
                }
            ),
            isRoot: false
        );

        var outcome = Paths.Validate(authority.Issue(community.Leaf(Uri)), Paths.Trust(community.Root));

        Assert.Equal(RejectionReason.PathInvalid, Paths.Reason(outcome));
    }

    [Fact]
    [Requirement("X509-01")]
    public void Validate_IssuerWithoutKeyCertSign_IsInvalid() =>
        AssertIssuer(options => options with { KeyUsage = X509KeyUsageFlags.CrlSign }, RejectionReason.PathInvalid);

    [Fact]
    [Requirement("X509-01")]
    public void Validate_IssuerWithoutKeyUsage_IsValid() =>
        AssertIssuer(options => options with { KeyUsage = null }, RejectionReason.None);

    [Fact]
    [Requirement("X509-01")]
    public void Validate_IssuerWithUnknownCriticalExtension_IsInvalid() =>
        AssertIssuer(options => options with { HasUnknownCriticalExtension = true }, RejectionReason.PathInvalid);

    [Fact]
    [Requirement("X509-01")]
    public void Validate_LeafWithUnknownCriticalExtension_IsInvalid() =>
        AssertLeaf(options => options with { HasUnknownCriticalExtension = true }, RejectionReason.PathInvalid);

    [Theory]
    [Requirement("X509-01")]
    [InlineData(0, RejectionReason.PathInvalid)]
    [InlineData(1, RejectionReason.None)]
    public void Validate_AuthorityBelowOneWithPathLength_IsHeldToIt(int pathLength, RejectionReason expected)
    {
        var upper = community.Root.CreateIntermediate(
            community.AuthorityOptions("upper") with
            {
                PathLength = pathLength,
            }
        );
        var lower = upper.CreateIntermediate(community.AuthorityOptions("lower"));

        var outcome = Paths.Validate(lower.Issue(community.Leaf(Uri)), Paths.Trust(community.Root));

        Assert.Equal(expected, Paths.Reason(outcome));
    }

    [Theory]
    [Requirement("X509-01")]
    [InlineData(0, RejectionReason.PathInvalid)]
    [InlineData(1, RejectionReason.None)]
    public void Validate_AnchorWithPathLength_IsHeldToIt(int pathLength, RejectionReason expected)
    {
        var root = CertificateAuthority.CreateRoot(community.AuthorityOptions("root") with { PathLength = pathLength });

        var outcome = Paths.Validate(community.IssueClient(Uri), Paths.Trust(root));

        Assert.Equal(expected, Paths.Reason(outcome));
    }

    [Theory]
    [Requirement("X509-18")]
    [InlineData(X509KeyUsageFlags.KeyEncipherment, RejectionReason.CertificateKeyUsage)]
    [InlineData(X509KeyUsageFlags.NonRepudiation, RejectionReason.CertificateKeyUsage)]
    [InlineData(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, RejectionReason.None)]
    [InlineData(null, RejectionReason.None)]
    public void Validate_LeafKeyUsage_MustIncludeDigitalSignature(X509KeyUsageFlags? usage, RejectionReason expected) =>
        AssertLeaf(options => options with { KeyUsage = usage }, expected);

    [Theory]
    [Requirement("X509-18")]
    [InlineData("1.3.6.1.5.5.7.3.2")]
    [InlineData("1.3.6.1.5.5.7.3.4")]
    public void Validate_LeafExtendedKeyUsage_IsNotConstrained(string oid) =>
        AssertLeaf(options => options with { ExtendedKeyUsageOids = [oid] }, RejectionReason.None);

    [Fact]
    public void Validate_LeafThatMayIssueButIsNoAuthority_IsInvalid() =>
        AssertLeaf(
            options => options with { KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign },
            RejectionReason.PathInvalid
        );

    private void AssertIssuer(Func<AuthorityOptions, AuthorityOptions> deviate, RejectionReason expected)
    {
        var authority = community.Root.CreateIntermediate(deviate(community.AuthorityOptions("issuing")));

        var outcome = Paths.Validate(authority.Issue(community.Leaf(Uri)), Paths.Trust(community.Root));

        Assert.Equal(expected, Paths.Reason(outcome));
    }

    private void AssertLeaf(Func<LeafOptions, LeafOptions> deviate, RejectionReason expected)
    {
        var outcome = Paths.Validate(
            community.Issuing.Issue(deviate(community.Leaf(Uri))),
            Paths.Trust(community.Root)
        );

        Assert.Equal(expected, Paths.Reason(outcome));
    }
}
