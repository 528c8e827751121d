using System.Text.Json;
using FastCluster.Contracts.Decisions;
using FastCluster.Udap.Rejections;

namespace FastCluster.Silo.Audit;

/// <summary>Makes, writes and reads lines.</summary>
internal static class AuditLines
{
    private const int NameLength = 64;

    /// <summary>The line of a decision; texts and details over the limits of <see cref="Decision"/> are cut.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="time">When it was recorded.</param>
    public static AuditLine Of(Decision decision, DateTimeOffset time) =>
        new()
        {
            Time = time,
            Record = "decision",
            Kind = decision.Kind.ToString(),
            Accepted = decision.Accepted,
            Reason = decision.Accepted ? null : decision.Reason.ToString(),
            ReasonId = decision.Accepted ? null : decision.Reason.Id,
            Requirements = decision.Accepted ? null : decision.Reason.Requirements,
            AuthorizationServer = Cut(decision.AuthorizationServer),
            Community = Cut(decision.Community),
            ClientId = Cut(decision.ClientId),
            Issuer = Cut(decision.Issuer),
            JwtId = Cut(decision.JwtId),
            CertificateThumbprint = Cut(decision.CertificateThumbprint),
            Entity = Cut(decision.Entity),
            SourceAddress = Cut(decision.SourceAddress),
            CorrelationId = Cut(decision.CorrelationId),
            Detail = CutDetail(decision),
        };

    /// <summary>States decisions that could not be kept.</summary>
    /// <param name="count">How many.</param>
    /// <param name="time">Now.</param>
    public static AuditLine Gap(long count, DateTimeOffset time) =>
        new()
        {
            Time = time,
            Record = "gap",
            Count = count,
        };

    /// <summary>States what a crash left of a group.</summary>
    /// <param name="bytes">Bytes that are no complete line.</param>
    /// <param name="file">Where they are kept.</param>
    /// <param name="time">Now.</param>
    public static AuditLine Torn(long bytes, string file, DateTimeOffset time) =>
        new()
        {
            Time = time,
            Record = "torn",
            Count = bytes,
            Entity = file,
        };

    /// <summary>Writes a line, without line feed.</summary>
    /// <param name="line">The line.</param>
    /// <param name="output">Gets its UTF-8 JSON.</param>
    public static void Write(AuditLine line, Utf8JsonWriter output)
    {
        JsonSerializer.Serialize(output, line, AuditJsonContext.Default.AuditLine);
        output.Flush();
    }

    /// <summary>Reads a line.</summary>
    /// <param name="bytes">Bytes without line feed.</param>
    /// <returns>The line; null when it is none.</returns>
    public static AuditLine? TryParse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, AuditJsonContext.Default.AuditLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Cut(string? text, int length = Decision.MaximumTextLength) =>
        text is null || text.Length <= length ? text : text[..length];

    private static SortedDictionary<string, string>? CutDetail(Decision decision)
    {
        if (decision.Detail.IsEmpty)
        {
            return null;
        }

        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in decision.Detail.Take(Decision.MaximumDetails))
        {
            kept[Cut(name, NameLength)!] = Cut(text)!;
        }

        return kept;
    }
}
