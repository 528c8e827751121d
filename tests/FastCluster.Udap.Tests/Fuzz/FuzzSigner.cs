using System.Formats.Asn1;
using System.Security.Cryptography;

namespace FastCluster.Udap.Tests.Fuzz;

/// <summary>
/// Signs mutated certificates and CRLs, so that they get past the signature to the rules behind it. The key is made of a
/// text: seeds hold its public half.
/// </summary>
internal static class FuzzSigner
{
    private static readonly byte[] EcdsaWithSha256 = [0x30, 0x0A, 6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2];

    /// <summary>The key.</summary>
    public static ECDsa Key { get; } =
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData("fuzz"u8) });

    /// <summary>The signed whole around a signed part.</summary>
    public static byte[] Sign(ReadOnlySpan<byte> part)
    {
        var signature = Key.SignData(part, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var bits = new AsnWriter(AsnEncodingRules.DER);
        bits.WriteBitString(signature);
        byte[] content = [.. part, .. EcdsaWithSha256, .. bits.Encode()];
        return [0x30, .. Length(content.Length), .. content];
    }

    private static byte[] Length(int length) =>
        length switch
        {
            < 0x80 => [(byte)length],
            < 0x100 => [0x81, (byte)length],
            < 0x10000 => [0x82, (byte)(length >> 8), (byte)length],
            _ => [0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };
}
