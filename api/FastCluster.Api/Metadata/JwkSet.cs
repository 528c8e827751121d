using System.Buffers;
using System.Text.Json;

namespace FastCluster.Api.Metadata;

/// <summary>Puts public keys into one set (RFC 7517 section 5).</summary>
internal static class JwkSet
{
    /// <summary>Writes a set.</summary>
    /// <param name="keys">Keys, each UTF-8 JSON; the same key counts once.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(IReadOnlyList<byte[]> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("keys"u8);
            foreach (
                var key in keys.Where((key, index) => !keys.Take(index).Any(other => other.AsSpan().SequenceEqual(key)))
            )
            {
                writer.WriteRawValue(key);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
