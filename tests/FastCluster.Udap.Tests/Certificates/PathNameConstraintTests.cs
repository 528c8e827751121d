using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using Xunit;
using Constraints = FastCluster.Pki.NameConstraints;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Name constraints of intermediates and anchors. X509-01.</summary>
public sealed class PathNameConstraintTests
{
    private readonly TestCommunity community = TestCommunity.Create();

    [Theory]
    [Requirement("X509-01")]
    [InlineData("host.example", "https://host.example/path", true)]
    [InlineData("host.example", "https://HOST.example:8443?query", true)]
    [InlineData("host.example", "https://sub.host.example", false)]
    [InlineData("host.example", "https://other.example#host.example", false)]
    [InlineData("host.example", "https://host.example@evil.example", false)]
    [InlineData(".example", "https://sub.host.example", true)]
    [InlineData(".host.example", "https://host.example", false)]
    [InlineData("host.example", "urn:uuid:3f0f5a1e", false)]
    [InlineData("host.example", "https://192.0.2.1/", false)]
    public void Validate_PermittedUris_AdmitOnlyThose(string permitted, string uri, bool isValid) =>
        AssertBelow(new Constraints { PermittedUris = [permitted] }, community.Leaf(uri), isValid);

    [Theory]
    [Requirement("X509-01")]
    [InlineData("host.example", "https://host.example", false)]
    [InlineData("host.example", "https://other.example", true)]
    [InlineData(".example", "https://sub.host.example", false)]
    [InlineData("host.example", "urn:uuid:3f0f5a1e", false)]
    public void Validate_ExcludedUris_AreRefused(string excluded, string uri, bool isValid) =>
        AssertBelow(new Constraints { ExcludedUris = [excluded] }, community.Leaf(uri), isValid);

    [Fact]
    [Requirement("X509-01")]
    public void Validate_OneOfSeveralUrisOutside_IsRefused() =>
        AssertBelow(
            new Constraints { PermittedUris = ["a.example", "b.example"] },
            community.Leaf("https://a.example", "https://b.example", "https://c.example"),
            isValid: false
        );

    [Theory]
    [Requirement("X509-01")]
    [InlineData("host.example", true)]
    [InlineData("sub.host.example", true)]
    [InlineData("ghost.example", false)]
    public void Validate_PermittedDnsNames_AdmitOnlyThose(string name, bool isValid) =>
        AssertBelow(
            new Constraints { PermittedDnsNames = ["host.example"] },
            community.Leaf("https://app.example") with
            {
                DnsNames = [name],
            },
            isValid
        );

    [Theory]
    [Requirement("X509-01")]
    [InlineData("*.example", false)]
    [InlineData("*.other", true)]
    public void Validate_WildcardThatMayReachAnExcludedName_IsRefused(string name, bool isValid) =>
        AssertBelow(
            new Constraints { ExcludedDnsNames = ["host.example"] },
            community.Leaf("https://app.example") with
            {
                DnsNames = [name],
            },
            isValid
        );

    [Theory]
    [Requirement("X509-01")]
    [InlineData("me@host.example", true)]
    [InlineData("you@host.example", false)]
    [InlineData("anyone@sub.mail.example", true)]
    [InlineData("anyone@mail.example", false)]
    public void Validate_PermittedMailAddresses_AdmitOnlyThose(string address, bool isValid) =>
        AssertBelow(
            new Constraints { PermittedEmails = ["me@host.example", ".mail.example"] },
            community.Leaf("https://app.example") with
            {
                EmailNames = [address],
            },
            isValid
        );

    [Theory]
    [Requirement("X509-01")]
    [InlineData("Member", true)]
    [InlineData("  MEMBER ", true)]
    [InlineData("Member of another", false)]
    public void Validate_PermittedSubjects_AdmitOnlyThose(string organization, bool isValid) =>
        AssertBelow(
            new Constraints { PermittedSubjects = [new SubjectName(string.Empty, "Member", "US")] },
            community.Leaf("https://app.example") with
            {
                Subject = new SubjectName("Client", organization, "US"),
            },
            isValid
        );

    [Fact]
    [Requirement("X509-01")]
    public void Validate_ConstraintsOfTheAnchor_AreApplied()
    {
        var constraints = new Constraints { PermittedUris = ["member.example"] };
        var root = CertificateAuthority.CreateRoot(
            community.AuthorityOptions("root") with
            {
                NameConstraints = constraints,
            }
        );

        var outside = Paths.Validate(community.IssueClient("https://app.example"), Paths.Trust(root));
        var inside = Paths.Validate(community.IssueClient("https://member.example"), Paths.Trust(root));

        Assert.Equal(RejectionReason.PathInvalid, Paths.Reason(outside));
        Assert.Equal(RejectionReason.None, Paths.Reason(inside));
    }

    [Fact]
    public void Validate_MoreComparisonsThanTheLimit_IsRefused()
    {
        var permitted = Enumerable.Range(0, 400).Select(index => $"h{index}.example").ToList();
        var constraints = new Constraints { PermittedUris = [.. permitted] };

        AssertBelow(constraints, community.Leaf([.. permitted.Select(host => $"https://{host}")]), isValid: false);
    }

    private void AssertBelow(Constraints constraints, LeafOptions leaf, bool isValid)
    {
        var authority = community.Root.CreateIntermediate(
            community.AuthorityOptions("constrained") with
            {
                NameConstraints = constraints,
            }
        );

        var outcome = Paths.Validate(authority.Issue(leaf), Paths.Trust(community.Root));

        Assert.Equal(isValid ? RejectionReason.None : RejectionReason.PathInvalid, Paths.Reason(outcome));
    }
}
