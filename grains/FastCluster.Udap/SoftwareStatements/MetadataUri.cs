using System.Buffers;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The forms of URI that client metadata holds. Only the characters of RFC 3986 count as a URI.</summary>
internal static class MetadataUri
{
    private const string Https = "https://";
    private const string Http = "http://";
    private const string MailTo = "mailto:";
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> UriCharacters = SearchValues.Create(Unreserved + ":/?#[]@!$&'()*+,;=%");

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."
    );

    /// <summary>An absolute <c>https</c> URL with a host, without user information.</summary>
    public static bool IsHttps(string text) => text.StartsWith(Https, StringComparison.Ordinal) && IsWeb(text);

    /// <summary>An absolute <c>https</c> or <c>http</c> URL with a host, without user information.</summary>
    public static bool IsWeb(string text) =>
        (text.StartsWith(Https, StringComparison.Ordinal) || text.StartsWith(Http, StringComparison.Ordinal))
        && HasUriCharacters(text)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0;

    /// <summary>A text with a scheme and something after it.</summary>
    public static bool IsAbsolute(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && colon < text.Length - 1
            && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0
            && HasUriCharacters(text);
    }

    /// <summary>A <c>mailto:</c> URI with one address: a local part, <c>@</c>, and a domain of labels.</summary>
    public static bool IsMailAddress(string text)
    {
        if (!text.StartsWith(MailTo, StringComparison.OrdinalIgnoreCase) || !HasUriCharacters(text))
        {
            return false;
        }

        var address = text[MailTo.Length..].Split('?')[0];
        var at = address.LastIndexOf('@');
        return at > 0 && !address.AsSpan(0, at).Contains('@') && IsDomain(address[(at + 1)..]);
    }

    /// <summary>The host of an absolute URI, or empty.</summary>
    public static string HostOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.IdnHost : string.Empty;

    private static bool IsDomain(string domain) =>
        domain.Length > 0
        && domain
            .Split('.')
            .All(label => label.Length > 0 && label.All(one => char.IsAsciiLetterOrDigit(one) || one == '-'));

    private static bool HasUriCharacters(string text) => text.AsSpan().IndexOfAnyExcept(UriCharacters) < 0;
}
