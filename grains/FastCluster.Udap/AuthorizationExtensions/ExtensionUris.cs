namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>Forms of URI that the extension objects ask for. Nothing is normalised.</summary>
internal static class ExtensionUris
{
    private static readonly string[] ConsentResources = ["Consent", "DocumentReference"];

    /// <summary>An absolute URI (RFC 3986) without blanks and control characters.</summary>
    internal static bool IsUri(string value) =>
        HasUriCharacters(value) && Uri.TryCreate(value, UriKind.Absolute, out _);

    /// <summary>An absolute http or https URL.</summary>
    internal static bool IsUrl(string value) => TryReadUrl(value, out _);

    /// <summary>An absolute URL with a path that names a Consent or a DocumentReference. B2B-12.</summary>
    internal static bool IsConsentResource(string value) =>
        TryReadUrl(value, out var url) && HasConsentSegment(url!.AbsolutePath);

    private static bool HasConsentSegment(string path) => path.Split('/').AsSpan().ContainsAny(ConsentResources);

    private static bool TryReadUrl(string value, out Uri? url)
    {
        url = null;
        return HasUriCharacters(value)
            && Uri.TryCreate(value, UriKind.Absolute, out url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);
    }

    private static bool HasUriCharacters(string value)
    {
        foreach (var character in value)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                return false;
            }
        }

        return true;
    }
}
