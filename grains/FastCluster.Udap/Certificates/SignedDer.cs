using System.Formats.Asn1;

namespace FastCluster.Udap.Certificates;

/// <summary>The outer form that certificates and CRLs share: signed bytes, algorithm, signature.</summary>
/// <param name="Signed">The signed part, DER as received.</param>
/// <param name="AlgorithmDer">The algorithm identifier, DER; must equal the one inside the signed part.</param>
/// <param name="Algorithm">The algorithm; null when it is not supported.</param>
/// <param name="Signature">The signature.</param>
internal sealed record SignedDer(
    ReadOnlyMemory<byte> Signed,
    ReadOnlyMemory<byte> AlgorithmDer,
    SignatureAlgorithm? Algorithm,
    ReadOnlyMemory<byte> Signature
)
{
    /// <summary>Reads the three parts; nothing may follow.</summary>
    /// <exception cref="AsnContentException">It is not DER of this form.</exception>
    internal static SignedDer Read(ReadOnlyMemory<byte> der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var parts = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var signed = parts.ReadEncodedValue();
        var algorithmDer = parts.PeekEncodedValue();
        var algorithm = parts.ReadSequence();
        var signature = parts.ReadBitString(out var unusedBits);
        parts.ThrowIfNotEmpty();
        if (unusedBits != 0)
        {
            throw new AsnContentException("A signature is whole octets.");
        }

        return new SignedDer(
            signed,
            algorithmDer,
            SignatureAlgorithm.Find(algorithm.ReadObjectIdentifier()),
            signature
        );
    }

    /// <summary>Passes over the inner algorithm identifier, which must be the same as the outer one.</summary>
    /// <exception cref="AsnContentException">They differ.</exception>
    internal void ReadInnerAlgorithm(AsnReader reader)
    {
        if (!reader.ReadEncodedValue().Span.SequenceEqual(AlgorithmDer.Span))
        {
            throw new AsnContentException("The algorithm inside the signed part is another one.");
        }
    }
}
