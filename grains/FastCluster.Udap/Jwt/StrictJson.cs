using System.Text.Json;
using System.Text.Unicode;

namespace FastCluster.Udap.Jwt;

/// <summary>
/// Parses untrusted JSON. What it returns is safe to read: every string can be read as text, no name occurs twice, and
/// nesting is bounded. Comments and trailing commas are refused. JWT-20, JWT-24.
/// </summary>
public static class StrictJson
{
    /// <summary>Parses one JSON object; the caller bounds its length beforehand.</summary>
    /// <param name="utf8">The whole text; it is copied, the result does not refer to it.</param>
    /// <param name="maximumDepth">Deepest nesting, the outermost object counted.</param>
    /// <param name="result">The object when the answer is <see cref="JsonFault.None"/>; needs no disposal.</param>
    /// <returns>The fault, or none.</returns>
    public static JsonFault TryParseObject(ReadOnlySpan<byte> utf8, int maximumDepth, out JsonElement result)
    {
        result = default;
        if (!Utf8.IsValid(utf8) || !JsonEscapes.AreText(utf8))
        {
            return JsonFault.Malformed;
        }

        if (!TryParse(utf8, maximumDepth, allowDuplicates: false, out result))
        {
            return TryParse(utf8, maximumDepth, allowDuplicates: true, out _)
                ? JsonFault.DuplicateName
                : JsonFault.Malformed;
        }

        return result.ValueKind == JsonValueKind.Object ? JsonFault.None : JsonFault.Malformed;
    }

    private static bool TryParse(ReadOnlySpan<byte> utf8, int depth, bool allowDuplicates, out JsonElement result)
    {
        var options = new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = allowDuplicates };
        try
        {
            result = JsonElement.Parse(utf8, options);
            return true;
        }
        catch (JsonException)
        {
            // the parser has no other way to report malformed input; its message could echo the input
            result = default;
            return false;
        }
    }
}
