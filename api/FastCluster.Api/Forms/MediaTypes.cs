using Microsoft.Net.Http.Headers;

namespace FastCluster.Api.Forms;

/// <summary>Media types that requests may have; UTF-8 is the only charset.</summary>
internal static class MediaTypes
{
    /// <summary>Form posts.</summary>
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>Registrations and every answer with a body.</summary>
    public const string Json = "application/json";

    /// <summary>Whether a <c>Content-Type</c> names the media type, in UTF-8.</summary>
    /// <param name="contentType">The header's value, or null.</param>
    /// <param name="expected">The wanted media type.</param>
    public static bool Matches(string? contentType, string expected) =>
        MediaTypeHeaderValue.TryParse(contentType, out var value)
        && value.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase)
        && (!value.Charset.HasValue || value.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
