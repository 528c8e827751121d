using System.Formats.Asn1;
using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using Xunit;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Which certificates a CRL speaks for, RFC 5280 section 5.2.5. X509-06.</summary>
public sealed class CrlScopeTests
{
    private readonly TestCommunity community = TestCommunity.Create();

    [Theory]
    [Requirement("X509-06")]
    [InlineData(1, true, false)]
    [InlineData(2, false, true)]
    public void Covers_CrlForOneKindOfCertificate_CoversThatKindOnly(int flag, bool leaf, bool authority)
    {
        var scope = CrlScope.Read(Encode(url: null, flag));

        Assert.Equal(leaf, scope.Covers(Leaf()));
        Assert.Equal(authority, scope.Covers(Paths.Parse(community.Issuing.Certificate)));
    }

    [Theory]
    [Requirement("X509-06")]
    [InlineData("http://crl.test/community-a-issuing.crl", true)]
    [InlineData("http://crl.test/other.crl", false)]
    public void Covers_CrlOfOneDistributionPoint_CoversWhatNamesIt(string url, bool expected) =>
        Assert.Equal(expected, CrlScope.Read(Encode(url, flag: null)).Covers(Leaf()));

    [Theory]
    [Requirement("X509-06")]
    [InlineData(4)]
    [InlineData(5)]
    public void Read_IndirectOrAttributeCrl_IsNotSupported(int flag) =>
        Assert.Throws<AsnContentException>(() => CrlScope.Read(Encode(url: null, flag)));

    private Certificate Leaf() => Paths.Parse(community.IssueClient("https://app.example").Certificate);

    private static byte[] Encode(string? url, int? flag)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WritePoint(writer, url);
            if (flag is { } number)
            {
                writer.WriteBoolean(true, new Asn1Tag(TagClass.ContextSpecific, number));
            }
        }

        return writer.Encode();
    }

    private static void WritePoint(AsnWriter writer, string? url)
    {
        if (url is null)
        {
            return;
        }

        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        using (writer.PushSequence(tag))
        using (writer.PushSequence(tag))
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, url, new Asn1Tag(TagClass.ContextSpecific, 6));
        }
    }
}
