using System.Formats.Asn1;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Reads the kind and size of a SubjectPublicKeyInfo without building a key, so that a costly or weak key is refused
/// before the platform computes with it. JWT-02, JWT-24, X509-17.
/// </summary>
internal static class PublicKeyShape
{
    private const int MinimumRsaBits = 2048;
    private const int MaximumRsaBits = 8192; // a verification costs with the square of the size
    private const int MaximumExponentBytes = 8; // and in proportion to the length of the exponent
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string P384 = "1.3.132.0.34";

    /// <summary>Judges the encoding, kind and size of a key.</summary>
    public static RejectionReason TryRead(ReadOnlySpan<byte> subjectPublicKeyInfo, out KeyKind kind)
    {
        try
        {
            return Read(subjectPublicKeyInfo.ToArray(), out kind);
        }
        catch (AsnContentException)
        {
            // the reader has no other way to report input that is not DER
            kind = default;
            return RejectionReason.CertificateMalformed;
        }
    }

    private static RejectionReason Read(byte[] der, out KeyKind kind)
    {
        kind = default;
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var algorithm = info.ReadSequence();
        var key = info.ReadBitString(out var unusedBits);
        info.ThrowIfNotEmpty();
        if (unusedBits != 0)
        {
            return RejectionReason.CertificateMalformed;
        }

        return algorithm.ReadObjectIdentifier() switch
        {
            RsaEncryption => ReadRsa(key, out kind),
            EcPublicKey => ReadEc(algorithm, key, out kind),
            _ => RejectionReason.JwtKeyNotSupported,
        };
    }

    private static RejectionReason ReadRsa(byte[] key, out KeyKind kind)
    {
        kind = KeyKind.Rsa;
        var outer = new AsnReader(key, AsnEncodingRules.DER);
        var numbers = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var modulus = numbers.ReadInteger();
        var exponent = numbers.ReadInteger();
        numbers.ThrowIfNotEmpty();
        if (modulus.Sign <= 0 || exponent <= 1 || modulus.IsEven || exponent.IsEven)
        {
            return RejectionReason.CertificateMalformed;
        }

        if (modulus.GetBitLength() < MinimumRsaBits)
        {
            return RejectionReason.CertificateWeakKey;
        }

        var isAffordable =
            modulus.GetBitLength() <= MaximumRsaBits && exponent.GetByteCount(isUnsigned: true) <= MaximumExponentBytes;
        return isAffordable ? RejectionReason.None : RejectionReason.JwtKeyNotSupported;
    }

    private static RejectionReason ReadEc(AsnReader algorithm, byte[] point, out KeyKind kind)
    {
        kind = default;
        if (!algorithm.HasData || algorithm.PeekTag() != Asn1Tag.ObjectIdentifier)
        {
            return RejectionReason.JwtKeyNotSupported; // curves spelled out by parameters
        }

        var curve = algorithm.ReadObjectIdentifier();
        algorithm.ThrowIfNotEmpty();
        if (curve is not (P256 or P384))
        {
            return RejectionReason.JwtKeyNotSupported;
        }

        kind = curve == P256 ? KeyKind.P256 : KeyKind.P384;
        var coordinate = curve == P256 ? 32 : 48;
        return point.Length == 1 + 2 * coordinate && point[0] == 4
            ? RejectionReason.None
            : RejectionReason.CertificateMalformed;
    }
}
