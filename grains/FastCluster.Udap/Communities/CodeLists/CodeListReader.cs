using System.Globalization;
using System.Text.Json;

namespace FastCluster.Udap.Communities.CodeLists;

/// <summary>
/// Reads a code list from JSON: <c>id</c>, <c>version</c>, <c>system</c>, optional <c>effectiveFrom</c> and
/// <c>effectiveUntil</c> (dates, UTC midnight), and <c>codes</c>: strings, or objects with <c>code</c> and the same two
/// dates. Other members are ignored.
/// </summary>
public static class CodeListReader
{
    /// <summary>Reads one list.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <exception cref="FormatException">A member is absent or has another type than stated.</exception>
    public static CodeList Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadList(document.RootElement);
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The code list does not have the documented form.", fault);
        }
    }

    private static CodeList ReadList(JsonElement list) =>
        new(ReadText(list, "id"), ReadText(list, "version"), ReadText(list, "system"), ReadEntries(list))
        {
            EffectiveFrom = ReadDate(list, "effectiveFrom"),
            EffectiveUntil = ReadDate(list, "effectiveUntil"),
        };

    private static IEnumerable<CodeListEntry> ReadEntries(JsonElement list)
    {
        foreach (var code in list.GetProperty("codes").EnumerateArray())
        {
            yield return code.ValueKind == JsonValueKind.String
                ? new CodeListEntry(code.GetString()!)
                : new CodeListEntry(
                    ReadText(code, "code"),
                    ReadDate(code, "effectiveFrom"),
                    ReadDate(code, "effectiveUntil")
                );
        }
    }

    private static string ReadText(JsonElement owner, string name) =>
        owner.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static DateTimeOffset? ReadDate(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var member))
        {
            return null;
        }

        var text = member.GetString();
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : throw new FormatException($"'{name}' is not a date.");
    }
}
