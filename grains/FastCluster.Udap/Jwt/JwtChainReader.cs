using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text.Json;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Reads <c>x5c</c>: counts and measures every entry before it decodes the first. All certificates are decoded into one
/// array, each after its length, so that the digest needs no second copy. JWT-06, JWT-24.
/// </summary>
internal static class JwtChainReader
{
    private const int LengthPrefix = sizeof(int);

    /// <summary>Reads the member, of any JSON type.</summary>
    public static RejectionReason TryRead(JsonElement x5c, JwtLimits limits, out JwtChain? chain)
    {
        chain = null;
        if (x5c.ValueKind != JsonValueKind.Array)
        {
            return RejectionReason.JwtChainMalformed;
        }

        var count = x5c.GetArrayLength();
        if (count == 0)
        {
            return RejectionReason.JwtChainMissing;
        }

        if (count > limits.MaximumCertificates)
        {
            return RejectionReason.JwtChainTooLong;
        }

        var reason = TryMeasure(x5c, limits, out var total);
        return reason != RejectionReason.None ? reason : TryDecode(x5c, count, total, out chain);
    }

    private static RejectionReason TryMeasure(JsonElement x5c, JwtLimits limits, out int total)
    {
        total = 0;
        foreach (var entry in x5c.EnumerateArray())
        {
            var length =
                entry.ValueKind == JsonValueKind.String ? StrictBase64.StandardDecodedLength(RawText.Of(entry)) : -1;
            if (length <= 0)
            {
                return RejectionReason.JwtChainMalformed;
            }

            if (length > limits.MaximumCertificateBytes)
            {
                return RejectionReason.JwtCertificateTooLarge;
            }

            total += LengthPrefix + length;
        }

        return RejectionReason.None;
    }

    private static RejectionReason TryDecode(JsonElement x5c, int count, int total, out JwtChain? chain)
    {
        chain = null;
        var buffer = new byte[total];
        var certificates = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(count);
        var at = 0;
        foreach (var entry in x5c.EnumerateArray())
        {
            var text = RawText.Of(entry);
            var length = StrictBase64.StandardDecodedLength(text);
            var der = buffer.AsMemory(at + LengthPrefix, length);
            if (!StrictBase64.TryDecodeStandard(text, der.Span) || !IsOneSequence(der.Span))
            {
                return RejectionReason.JwtChainMalformed;
            }

            BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), length);
            certificates.Add(der);
            at += LengthPrefix + length;
        }

        chain = new JwtChain(certificates.MoveToImmutable(), SHA256.HashData(buffer));
        return RejectionReason.None;
    }

    private static bool IsOneSequence(ReadOnlySpan<byte> der) =>
        AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.DER, out var tag, out _, out _, out var used)
        && used == der.Length
        && tag == Asn1Tag.Sequence;
}
