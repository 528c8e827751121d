using System.Text.Json;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>
/// The members of RFC 7591 that are understood but not required. Null and the empty string count as absent. REG-25,
/// REG-28.
/// </summary>
internal static class OptionalMembers
{
    /// <summary>Reads a name, identifier or version.</summary>
    public static string? ReadText(JsonElement claims, string name, ref RejectionReason reason) =>
        Read(claims, name, MetadataLimits.TextLength, _ => true, ref reason);

    /// <summary>Reads the URL of a page; other schemes than <c>https</c> and <c>http</c> are refused.</summary>
    public static string? ReadPage(JsonElement claims, string name, ref RejectionReason reason) =>
        Read(claims, name, MetadataLimits.UriLength, MetadataUri.IsWeb, ref reason);

    private static string? Read(
        JsonElement claims,
        string name,
        int maximumLength,
        Func<string, bool> isValid,
        ref RejectionReason reason
    )
    {
        if (reason != RejectionReason.None || !claims.TryGetProperty(name, out var member))
        {
            return null;
        }

        var text = member.ValueKind == JsonValueKind.String ? member.GetString()! : string.Empty;
        reason = member.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)
            ? RejectionReason.MetadataOptionalMember
            : CheckText(text, maximumLength, isValid);
        return reason == RejectionReason.None && text.Length > 0 ? text : null;
    }

    private static RejectionReason CheckText(string text, int maximumLength, Func<string, bool> isValid)
    {
        if (text.Length > maximumLength)
        {
            return RejectionReason.MetadataTooLong;
        }

        return text.Length == 0 || isValid(text) ? RejectionReason.None : RejectionReason.MetadataOptionalMember;
    }
}
