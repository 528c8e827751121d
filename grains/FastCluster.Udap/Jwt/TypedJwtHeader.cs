using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FastCluster.Udap.Jwt;

/// <summary>The header of what this server signs: type, algorithm and key id.</summary>
internal static class TypedJwtHeader
{
    private const int MaximumDepth = 8;

    // a JWT is never part of HTML: plus and the like need no escape
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the header.</summary>
    /// <param name="type"><c>typ</c>.</param>
    /// <param name="key">Names algorithm and key id.</param>
    /// <param name="output">Receives UTF-8 JSON.</param>
    public static void Write(string type, ISigningKey key, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("typ"u8, type);
        writer.WriteString("alg"u8, key.Algorithm.ToName());
        writer.WriteString("kid"u8, key.KeyId);
        writer.WriteEndObject();
    }

    /// <summary>Reads the header; extensions that have to be understood (<c>crit</c>) are refused.</summary>
    /// <param name="part">First part of a compact serialization.</param>
    /// <param name="type">The <c>typ</c> that it has to have.</param>
    /// <param name="keyId">The <c>kid</c>, not empty.</param>
    /// <param name="algorithm">The <c>alg</c>.</param>
    /// <returns>False when it is another header.</returns>
    public static bool TryRead(ReadOnlySpan<byte> part, string type, out string keyId, out JwtAlgorithm algorithm)
    {
        keyId = string.Empty;
        algorithm = default;
        LentObject.TryOpen(part, MaximumDepth, out var lent);
        using (lent)
        {
            return lent is not null && TryRead(lent.Members, type, out keyId, out algorithm);
        }
    }

    private static bool TryRead(JsonElement header, string type, out string keyId, out JwtAlgorithm algorithm)
    {
        keyId = string.Empty;
        algorithm = default;
        return header.TryGetProperty("typ"u8, out var stated)
            && stated.ValueKind == JsonValueKind.String
            && stated.ValueEquals(type)
            && !header.TryGetProperty("crit", out _)
            && header.TryGetProperty("alg", out var name)
            && JwtAlgorithmNames.TryRead(name, out algorithm)
            && header.TryGetString("kid", out keyId)
            && keyId.Length > 0;
    }
}
