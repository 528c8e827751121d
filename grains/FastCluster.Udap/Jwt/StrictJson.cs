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
        if (!IsText(utf8))
        {
            return JsonFault.Malformed;
        }

        try
        {
            result = JsonElement.Parse(utf8, Options(maximumDepth, allowDuplicates: false));
            return FaultOf(result);
        }
        catch (JsonException)
        {
            // the parser has no other way to report malformed input; its message could echo the input
            return FaultOf(utf8, maximumDepth);
        }
    }

    /// <summary>Parses one JSON object where it lies; the caller bounds its length beforehand.</summary>
    /// <param name="utf8">The whole text; not to be changed before the document is disposed.</param>
    /// <param name="maximumDepth">Deepest nesting, the outermost object counted.</param>
    /// <param name="document">Holds the object when the answer is <see cref="JsonFault.None"/>; to be disposed.</param>
    /// <returns>The fault, or none.</returns>
    public static JsonFault TryParseObject(ReadOnlyMemory<byte> utf8, int maximumDepth, out JsonDocument? document)
    {
        document = null;
        if (!IsText(utf8.Span))
        {
            return JsonFault.Malformed;
        }

        try
        {
            document = JsonDocument.Parse(utf8, Options(maximumDepth, allowDuplicates: false));
            return FaultOf(document.RootElement);
        }
        catch (JsonException)
        {
            return FaultOf(utf8.Span, maximumDepth); // as above
        }
    }

    private static bool IsText(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8) && JsonEscapes.AreText(utf8);

    private static JsonFault FaultOf(JsonElement parsed) =>
        parsed.ValueKind == JsonValueKind.Object ? JsonFault.None : JsonFault.Malformed;

    /// <summary>Why a text did not parse: only its repeated names, or more.</summary>
    private static JsonFault FaultOf(ReadOnlySpan<byte> utf8, int depth)
    {
        try
        {
            JsonElement.Parse(utf8, Options(depth, allowDuplicates: true));
            return JsonFault.DuplicateName;
        }
        catch (JsonException)
        {
            return JsonFault.Malformed; // as above
        }
    }

    private static JsonDocumentOptions Options(int depth, bool allowDuplicates) =>
        new() { MaxDepth = depth, AllowDuplicateProperties = allowDuplicates };
}
