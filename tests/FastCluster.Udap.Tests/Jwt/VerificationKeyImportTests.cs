using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class VerificationKeyImportTests
{
    [Theory]
    [Requirement("JWT-02")]
    [Requirement("JWT-24")]
    [InlineData(1024, 65537, RejectionReason.CertificateWeakKey)]
    [InlineData(2047, 65537, RejectionReason.CertificateWeakKey)]
    [InlineData(2048, 65537, RejectionReason.None)]
    [InlineData(2048, 3, RejectionReason.None)]
    [InlineData(8192, 65537, RejectionReason.None)]
    [InlineData(8193, 65537, RejectionReason.JwtKeyNotSupported)]
    [InlineData(100000, 65537, RejectionReason.JwtKeyNotSupported)]
    [InlineData(2048, 1, RejectionReason.CertificateMalformed)]
    [InlineData(2048, 65536, RejectionReason.CertificateMalformed)]
    [InlineData(2048, -3, RejectionReason.CertificateMalformed)]
    public void TryImport_RsaNumbers_AreBounded(int bits, int exponent, RejectionReason expected)
    {
        var modulus = (BigInteger.One << (bits - 1)) + 1;

        Assert.Equal(expected, Import(RsaKey(modulus, exponent)));
    }

    [Fact]
    [Requirement("JWT-24")]
    public void TryImport_LongExponent_IsNotSupported()
    {
        var modulus = (BigInteger.One << 2047) + 1;

        Assert.Equal(RejectionReason.JwtKeyNotSupported, Import(RsaKey(modulus, (BigInteger.One << 64) + 1)));
    }

    [Theory]
    [Requirement("JWT-02")]
    [InlineData("nistP256", RejectionReason.None)]
    [InlineData("nistP384", RejectionReason.None)]
    [InlineData("nistP521", RejectionReason.JwtKeyNotSupported)]
    [InlineData("secp256k1", RejectionReason.JwtKeyNotSupported)]
    [InlineData("brainpoolP256r1", RejectionReason.JwtKeyNotSupported)]
    public void TryImport_Curve_IsAcceptedWhenListed(string name, RejectionReason expected)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(name));

        Assert.Equal(expected, Import(key.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    [Requirement("JWT-02")]
    public void TryImport_CurveSpelledOut_IsNotSupported()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var spelled = ECDsa.Create(key.ExportExplicitParameters(includePrivateParameters: false));

        Assert.Equal(RejectionReason.JwtKeyNotSupported, Import(spelled.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void TryImport_PointOffCurve_IsMalformed()
    {
        var info = TestSigner.P256.SubjectPublicKeyInfo.ToArray();
        info[^1] ^= 1;

        Assert.Equal(RejectionReason.CertificateMalformed, Import(info));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("3000")]
    [InlineData("300506032B6570")]
    public void TryImport_NotAKey_IsMalformed(string hex) =>
        Assert.Equal(RejectionReason.CertificateMalformed, Import(Convert.FromHexString(hex)));

    [Fact]
    public void TryImport_TrailingByte_IsMalformed() =>
        Assert.Equal(RejectionReason.CertificateMalformed, Import([.. TestSigner.P256.SubjectPublicKeyInfo.Span, 0]));

    private static RejectionReason Import(byte[] info)
    {
        var reason = VerificationKey.TryImport(info, out var key);
        Assert.Equal(reason == RejectionReason.None, key is not null);
        return reason;
    }

    private static byte[] RsaKey(BigInteger modulus, BigInteger exponent)
    {
        var numbers = new AsnWriter(AsnEncodingRules.DER);
        using (numbers.PushSequence())
        {
            numbers.WriteInteger(modulus);
            numbers.WriteInteger(exponent);
        }

        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            using (info.PushSequence())
            {
                info.WriteObjectIdentifier("1.2.840.113549.1.1.1");
                info.WriteNull();
            }

            info.WriteBitString(numbers.Encode());
        }

        return info.Encode();
    }
}
