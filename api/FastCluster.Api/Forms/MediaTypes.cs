using Microsoft.Net.Http.Headers;

namespace FastCluster.Api.Forms;

/// <summary>Media types that requests may have; UTF-8 is the only charset.</summary>
internal static class MediaTypes
{
    /// <summary>Form posts.</summary>
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>Registrations and every answer with a body.</summary>
    public const string Json = "application/json";

    private const string Charset = "charset";
    private const string Utf8 = "utf-8";

    /// <summary>
    /// Whether a <c>Content-Type</c> names the media type, in UTF-8. A quoted charset equals an unquoted one (RFC 9110
    /// section 5.6.6); every other charset does not match.
    /// </summary>
    /// <param name="contentType">The header's value, or null.</param>
    /// <param name="expected">The wanted media type.</param>
    public static bool Matches(string? contentType, string expected) =>
        string.Equals(contentType, expected, StringComparison.OrdinalIgnoreCase)
        || (
            MediaTypeHeaderValue.TryParse(contentType, out var value)
            && value.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase)
            && value
                .Parameters.Where(parameter => parameter.Name.Equals(Charset, StringComparison.OrdinalIgnoreCase))
                .Select(parameter => parameter.GetUnescapedValue())
                .All(charset => charset.Equals(Utf8, StringComparison.OrdinalIgnoreCase))
        );
}
