using System.Security.Cryptography;
using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Least strength of keys and signatures. X509-17.</summary>
public sealed class PathStrengthTests
{
    private const string Uri = "https://app.example";

    private readonly TestCommunity community = TestCommunity.Create();

    [Theory]
    [Requirement("X509-17")]
    [InlineData(KeyAlgorithm.Rsa1024, RejectionReason.CertificateWeakKey)]
    [InlineData(KeyAlgorithm.Rsa2048, RejectionReason.None)]
    [InlineData(KeyAlgorithm.EcP256, RejectionReason.None)]
    [InlineData(KeyAlgorithm.EcP384, RejectionReason.None)]
    public void Validate_LeafKey_MustBeStrong(KeyAlgorithm algorithm, RejectionReason expected)
    {
        var outcome = Paths.Validate(community.IssueClient(algorithm, Uri), Paths.Trust(community.Root));

        Assert.Equal(expected, Paths.Reason(outcome));
    }

    [Theory]
    [Requirement("X509-17")]
    [InlineData(KeyAlgorithm.Rsa1024, RejectionReason.CertificateWeakKey)]
    [InlineData(KeyAlgorithm.Rsa2048, RejectionReason.None)]
    [InlineData(KeyAlgorithm.EcP384, RejectionReason.None)]
    public void Validate_AuthorityKeys_MustBeStrong(KeyAlgorithm algorithm, RejectionReason expected)
    {
        var other = TestCommunity.Create("strength", keyAlgorithm: algorithm);

        var outcome = Paths.Validate(other.IssueClient(Uri), Paths.Trust(other.Root));

        Assert.Equal(expected, Paths.Reason(outcome));
    }

    [Fact]
    [Requirement("X509-17")]
    public void Validate_LeafSignedWithSha1_IsRefused()
    {
        var holder = community.Issuing.Issue(community.Leaf(Uri) with { Hash = HashAlgorithmName.SHA1 });

        var outcome = Paths.Validate(holder, Paths.Trust(community.Root));

        Assert.Equal(RejectionReason.CertificateWeakSignature, Paths.Reason(outcome));
    }

    [Fact]
    [Requirement("X509-17")]
    public void Validate_IntermediateSignedWithSha1_IsRefused()
    {
        var rsa = TestCommunity.Create("sha-1", keyAlgorithm: KeyAlgorithm.Rsa2048);
        var issuing = rsa.Root.CreateIntermediate(
            rsa.AuthorityOptions("issuing") with
            {
                Hash = HashAlgorithmName.SHA1,
            }
        );

        var outcome = Paths.Validate(issuing.Issue(rsa.Leaf(Uri)), Paths.Trust(rsa.Root));

        Assert.Equal(RejectionReason.CertificateWeakSignature, Paths.Reason(outcome));
    }
}
