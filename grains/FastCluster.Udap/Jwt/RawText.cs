using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace FastCluster.Udap.Jwt;

/// <summary>The UTF-8 of JSON strings without making a string of each.</summary>
internal static class RawText
{
    /// <summary>The text of a member; spelled without JSON escapes, it is read where it lies.</summary>
    /// <param name="text">A JSON string.</param>
    public static ReadOnlySpan<byte> Of(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw;
    }
}
