namespace FastCluster.Api.People.Pages;

/// <summary>
/// Sources of <c>form-action</c>. A browser holds every redirect behind a form against them too, so a page whose form ends at
/// an app names the app's origin.
/// </summary>
internal static class FormTargets
{
    /// <summary>The page has no form.</summary>
    public const string None = "'none'";

    /// <summary>Its forms stay here.</summary>
    public const string Self = "'self'";

    /// <summary>Its form may end at an app.</summary>
    /// <param name="redirectUri">Registered redirect URI of the app.</param>
    public static string SelfAnd(string redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri) && SourceOf(uri) is { } source
            ? $"{Self} {source}"
            : Self;

    private static string? SourceOf(Uri uri)
    {
        var isWeb = uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;
        var port = uri.IsDefaultPort ? string.Empty : $":{uri.Port}";
        var source = isWeb ? $"{uri.Scheme}://{uri.IdnHost}{port}" : $"{uri.Scheme}:";
        return source.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or ':' or '/' or '+')
            ? source
            : null;
    }
}
