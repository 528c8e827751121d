using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Testing;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;
using Xunit;
using Xunit.Abstractions;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Which CRLs are taken, and what they say. X509-04, X509-06.</summary>
public sealed class CrlSetTests(ITestOutputHelper output)
{
    private static readonly byte[] Null = [0x05, 0x00];

    private readonly TestCommunity community = TestCommunity.Create();

    [Fact]
    public void TryParse_GoodCrl_StatesItsFacts()
    {
        Assert.Equal(RejectionReason.None, Parse(community.BuildIssuingCrl(number: 7), out var crl));

        Assert.Equal(7, crl!.Number);
        Assert.Equal(TestCommunity.Now.AddHours(-1), crl.ThisUpdate);
        Assert.Equal(TestCommunity.Now.AddDays(30), crl.NextUpdate);
        Assert.Equal(0, crl.Count);
    }

    [Fact]
    [Requirement("X509-06")]
    public void TryParse_CrlOfAnotherAuthority_IsRefused() =>
        Assert.Equal(RejectionReason.CrlSignatureInvalid, Parse(community.BuildRootCrl(), out _));

    [Fact]
    [Requirement("X509-06")]
    public void TryParse_SameNameWithAnotherKey_IsRefused()
    {
        var impostor = community.Root.CreateIntermediate(
            community.AuthorityOptions("issuing") with
            {
                Key = TestKeys.For("impostor"),
            }
        );
        var der = impostor.BuildCrl(1, TestCommunity.Now, TestCommunity.Now.AddDays(1));

        Assert.Equal(RejectionReason.CrlSignatureInvalid, Parse(der, out _));
    }

    [Fact]
    [Requirement("X509-06")]
    public void TryParse_IssuerWithoutCrlSign_IsRefused()
    {
        var issuing = community.Root.CreateIntermediate(
            community.AuthorityOptions("issuing") with
            {
                KeyUsage = X509KeyUsageFlags.KeyCertSign,
            }
        );

        var reason = CrlSet.TryParse(community.BuildIssuingCrl(), Paths.Parse(issuing.Certificate), out _);

        Assert.Equal(RejectionReason.CrlSignatureInvalid, reason);
    }

    public static TheoryData<string, bool> UnsupportedExtensions { get; } =
        new()
        {
            { "2.5.29.27", true }, // delta CRL
            { "1.3.6.1.4.1.99999.1", true },
            { "1.3.6.1.4.1.99999.1", false },
        };

    [Theory]
    [Requirement("X509-06")]
    [MemberData(nameof(UnsupportedExtensions))]
    public void TryParse_UnknownExtension_IsRefusedWhenCritical(string oid, bool isCritical)
    {
        var crl = new RawCrl();
        var der = (crl with { Extensions = [.. crl.Extensions, (oid, isCritical, Null)] }).Sign(community.Issuing);

        Assert.Equal(isCritical ? RejectionReason.CrlMalformed : RejectionReason.None, Parse(der, out _));
    }

    [Theory]
    [Requirement("X509-06")]
    [MemberData(nameof(UnsupportedExtensions))]
    public void TryParse_UnknownEntryExtension_IsRefusedWhenCritical(string oid, bool isCritical)
    {
        var crl = new RawCrl { Serials = [Serial(1)], EntryExtensions = [(oid, isCritical, Null)] };

        var reason = Parse(crl.Sign(community.Issuing), out _);

        Assert.Equal(isCritical ? RejectionReason.CrlMalformed : RejectionReason.None, reason);
    }

    [Fact]
    [Requirement("X509-06")]
    public void TryParse_WithoutNumber_IsMalformed()
    {
        var crl = new RawCrl { Extensions = [("1.3.6.1.4.1.99999.1", false, Null)] };

        Assert.Equal(RejectionReason.CrlMalformed, Parse(crl.Sign(community.Issuing), out _));
    }

    [Fact]
    [Requirement("X509-06")]
    public void TryParse_NumberTwice_IsMalformed()
    {
        var crl = new RawCrl();
        var der = (crl with { Extensions = [.. crl.Extensions, .. crl.Extensions] }).Sign(community.Issuing);

        Assert.Equal(RejectionReason.CrlMalformed, Parse(der, out _));
    }

    [Fact]
    [Requirement("X509-06")]
    public void TryParse_VersionOne_IsMalformed() =>
        Assert.Equal(RejectionReason.CrlMalformed, Parse(new RawCrl { Version = 0 }.Sign(community.Issuing), out _));

    [Fact]
    public void TryParse_AnyByteChanged_IsRefused()
    {
        var der = community.BuildIssuingCrl();

        var accepted = Enumerable
            .Range(0, der.Length)
            .Where(index => Parse(Change(der, index), out _) == RejectionReason.None);

        Assert.Empty(accepted);
    }

    [Fact]
    [Requirement("X509-04")]
    public void Contains_HundredThousandSerials_AnswersFast()
    {
        var crlOfMany = new RawCrl { Serials = [.. Enumerable.Range(0, 100_000).Select(Serial)] };
        var der = crlOfMany.Sign(community.Issuing);
        var issuer = Paths.Parse(community.Issuing.Certificate);
        var revoked = Paths.Parse(Issue(Serial(99_999))).NameUnder(issuer);
        var good = Paths.Parse(Issue(Serial(100_000))).NameUnder(issuer);
        var clock = Stopwatch.StartNew();

        Assert.Equal(RejectionReason.None, CrlSet.TryParse(der, issuer, out var crl));
        var parse = clock.Elapsed;
        var lookUp = Enumerable.Range(0, 20).Min(_ => NanosecondsOf(crl!, revoked, good));

        output.WriteLine($"parse {parse.TotalMilliseconds} ms, look-up {lookUp} ns");
        Assert.True(crl!.Contains(revoked));
        Assert.False(crl.Contains(good));
        Assert.True(parse < TimeSpan.FromSeconds(2), $"Parsed in {parse}.");
        Assert.True(lookUp < 1_000, $"A look-up took {lookUp} ns.");
    }

    // the best of several rounds: what the machine does beside is not measured
    private static double NanosecondsOf(CrlSet crl, CertificateName revoked, CertificateName good)
    {
        const int Calls = 10_000;
        var clock = Stopwatch.StartNew();
        for (var call = 0; call < Calls; call++)
        {
            crl.Contains(revoked);
            crl.Contains(good);
        }

        return clock.Elapsed.TotalNanoseconds / (2 * Calls);
    }

    private RejectionReason Parse(byte[] der, out CrlSet? crl) =>
        CrlSet.TryParse(der, Paths.Parse(community.Issuing.Certificate), out crl);

    private ReadOnlyMemory<byte> Issue(byte[] serial) =>
        community.Issuing.Issue(community.Leaf("https://app.example") with { SerialNumber = serial }).Certificate;

    private static byte[] Serial(int number)
    {
        var serial = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(serial, number + 0x4000_0000_0000_0000);
        return serial;
    }

    private static byte[] Change(byte[] der, int index)
    {
        var changed = der.ToArray();
        changed[index] ^= 0x01;
        return changed;
    }
}
