using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The rule on <c>logo_uri</c>, judged by its text alone: nothing is fetched. REG-17.</summary>
internal static class LogoRules
{
    private static readonly ImmutableArray<string> ImageExtensions = [".png", ".jpg", ".jpeg", ".gif"];

    /// <summary>
    /// Reads the member. A code client must name an image; for others a logo never refuses, and one that is no bounded
    /// web URL is dropped.
    /// </summary>
    public static RejectionReason TryRead(JsonElement claims, GrantType grantType, out string? logo)
    {
        claims.TryGetOptionalString("logo_uri", out logo);
        if (grantType != GrantType.AuthorizationCode)
        {
            logo = logo is { Length: <= MetadataLimits.UriLength } && MetadataUri.IsWeb(logo) ? logo : null;
            return RejectionReason.None;
        }

        if (logo is { Length: > MetadataLimits.UriLength })
        {
            return RejectionReason.MetadataTooLong;
        }

        return logo is not null && MetadataUri.IsHttps(logo) && IsImage(logo)
            ? RejectionReason.None
            : RejectionReason.MetadataLogoUri;
    }

    private static bool IsImage(string logo)
    {
        var path = logo[..(logo.AsSpan().IndexOfAny('?', '#') is var end and >= 0 ? end : logo.Length)];
        return ImageExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }
}
