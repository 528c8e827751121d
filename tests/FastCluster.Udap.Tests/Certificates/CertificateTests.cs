using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>What is read from a certificate. X509-01, X509-07, X509-08.</summary>
public sealed class CertificateTests
{
    private const string Uri = "https://app.example";

    private readonly TestCommunity community = TestCommunity.Create();

    [Fact]
    [Requirement("X509-08")]
    public void UriNames_SeveralUris_AreEachAnIdentityInOrder()
    {
        var certificate = Paths.Parse(community.IssueClient("https://b.example", "https://a.example").Certificate);

        Assert.Equal(["https://b.example", "https://a.example"], certificate.UriNames.ToArray());
    }

    [Fact]
    [Requirement("X509-07")]
    public void UriNames_SameTextAsOtherKindsOfName_AreEmpty()
    {
        var leaf = community.Leaf() with { Subject = new(Uri), DnsNames = [Uri], EmailNames = [Uri] };

        var certificate = Paths.Parse(community.Issuing.Issue(leaf).Certificate);

        Assert.Empty(certificate.UriNames);
    }

    [Fact]
    public void TryParse_ClientCertificate_StatesItsFacts()
    {
        var certificate = Paths.Parse(community.IssueClient(Uri).Certificate);

        Assert.Equal("Client Organization", certificate.Organization);
        Assert.Equal("US", certificate.Country);
        Assert.Equal([community.IssuingCrlUrl], certificate.CrlUrls.ToArray());
        Assert.Equal(TestCommunity.Now.AddDays(335), certificate.NotAfter);
        Assert.False(certificate.IsAuthority);
    }

    [Theory]
    [InlineData("ldap://crl.test/list", 0)]
    [InlineData("http://crl.test/list", 1)]
    [InlineData("https://crl.test/list", 1)]
    public void CrlUrls_OfOtherSchemes_AreLeftOut(string url, int expected)
    {
        var leaf = community.Leaf(Uri) with { CrlUrl = url };

        var certificate = Paths.Parse(community.Issuing.Issue(leaf).Certificate);

        Assert.Equal(expected, certificate.CrlUrls.Length);
    }

    [Fact]
    public void NameUnder_IssuerOfTheSameNameWithAnotherKey_Differs()
    {
        var certificate = Paths.Parse(community.IssueClient(Uri).Certificate);
        var issuer = Paths.Parse(community.Issuing.Certificate);
        var other = community.Root.CreateIntermediate(
            community.AuthorityOptions("issuing") with
            {
                Key = TestKeys.For("impostor"),
            }
        );

        Assert.NotEqual(certificate.NameUnder(issuer), certificate.NameUnder(Paths.Parse(other.Certificate)));
    }

    [Fact]
    [Requirement("X509-01")]
    public void TryParse_Truncated_IsMalformed()
    {
        var der = community.IssueClient(Uri).Certificate;

        var reasons = Enumerable
            .Range(0, der.Length)
            .Select(length => Certificate.TryParse(der[..length], out _))
            .Distinct();

        Assert.Equal([RejectionReason.CertificateMalformed], reasons);
    }

    [Fact]
    [Requirement("X509-01")]
    public void TryParse_AnyByteChanged_NeverThrowsNorMakesAPath()
    {
        var holder = community.IssueClient(Uri);
        var store = Paths.Trust(community.Root);
        var issuing = new[] { Paths.Parse(community.Issuing.Certificate) };

        var accepted = Enumerable
            .Range(0, holder.Certificate.Length * 8)
            .Select(bit => Flip(holder.Certificate.ToArray(), bit))
            .Where(der => Certificate.TryParse(der, out _) == RejectionReason.None)
            .Select(der => PathValidator.Validate(Paths.Parse(der), issuing, store, TestCommunity.Now))
            .OfType<PathOutcome.Valid>();

        Assert.Empty(accepted);
    }

    [Fact]
    public void TryParse_LongerThanTheLimit_IsMalformed() =>
        Assert.Equal(
            RejectionReason.CertificateMalformed,
            Certificate.TryParse(new byte[Certificate.MaximumLength + 1], out _)
        );

    private static byte[] Flip(byte[] der, int bit)
    {
        der[bit / 8] ^= (byte)(1 << (bit % 8));
        return der;
    }
}
