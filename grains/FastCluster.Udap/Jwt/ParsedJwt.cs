using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// A JWT of strict form whose signature and claims are not judged yet. Made by <see cref="JwtParser"/> only.
/// Immutable; safe to share between callers.
/// </summary>
public sealed class ParsedJwt
{
    private readonly ReadOnlyMemory<byte> text;

    internal ParsedJwt(ReadOnlyMemory<byte> text, JwtHeader header, JsonElement claims, JwtParts parts)
    {
        this.text = text;
        Algorithm = header.Algorithm;
        Type = header.Type;
        Chain = header.Chain.Certificates;
        ChainDigest = header.Chain.Digest;
        Claims = claims;
        SigningInput = parts.SigningInput;
        Signature = parts.Signature;
    }

    /// <summary>The compact serialization as received. Never logged. It is no key for replay: many texts carry one signature.</summary>
    public string Text => Encoding.ASCII.GetString(text.Span);

    /// <summary>The <c>alg</c> of the header. Its <c>jwk</c>, <c>jku</c>, <c>x5u</c> and <c>kid</c> are not even kept. JWT-02, JWT-21.</summary>
    public JwtAlgorithm Algorithm { get; }

    /// <summary>The payload object, not yet judged.</summary>
    public JsonElement Claims { get; }

    /// <summary>The <c>x5c</c> entries as DER, leaf first, 1 to the limit of them; each is one DER SEQUENCE, not yet parsed further. JWT-06.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Chain { get; }

    /// <summary>SHA-256 over the entries of <see cref="Chain"/> in order, each preceded by its length as 4 bytes big-endian. 32 bytes.</summary>
    public ReadOnlyMemory<byte> ChainDigest { get; }

    /// <summary>What is signed: ASCII of the first two parts and the dot between them (RFC 7515 section 5.2).</summary>
    public ReadOnlyMemory<byte> SigningInput { get; }

    /// <summary>The signature, at least one byte.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>The <c>typ</c> of the header, or null when absent.</summary>
    public string? Type { get; }
}
