using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FastCluster.Udap.Jwt;

/// <summary>The header of a JWT that a certificate of this server signs: algorithm and chain, as every UDAP JWT has it. JWT-06.</summary>
internal static class ChainedJwtHeader
{
    // a JWT is never part of HTML: plus and the like need no escape
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the header.</summary>
    /// <param name="algorithm"><c>alg</c>.</param>
    /// <param name="chain">DER certificates, leaf first, at least one.</param>
    /// <param name="output">Receives UTF-8 JSON.</param>
    /// <param name="keyId"><c>kid</c>, for those who look the key up; null where everyone reads the chain.</param>
    public static void Write(
        JwtAlgorithm algorithm,
        ImmutableArray<ReadOnlyMemory<byte>> chain,
        IBufferWriter<byte> output,
        string? keyId = null
    )
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("alg"u8, algorithm.ToName());
        if (keyId is not null)
        {
            writer.WriteString("kid"u8, keyId);
        }

        writer.WriteStartArray("x5c"u8);
        foreach (var certificate in chain)
        {
            writer.WriteBase64StringValue(certificate.Span);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
