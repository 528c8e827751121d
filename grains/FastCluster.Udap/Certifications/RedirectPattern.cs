namespace FastCluster.Udap.Certifications;

/// <summary>
/// Redirect URIs of certifications, in which <c>*</c> stands for one whole path component or one query value and
/// <c>%2A</c> for itself. Scheme and host are never open to it, and it never stands for nothing. CERT-19; CE section 1.
/// </summary>
internal static class RedirectPattern
{
    /// <summary>Parts of <c>https://host/path</c> split at slashes that belong to scheme and host.</summary>
    private const int AuthorityParts = 3;

    internal static bool Matches(string pattern, string uri)
    {
        var (patternPath, patternQuery) = Split(pattern);
        var (path, query) = Split(uri);
        return PathMatches(patternPath.Split('/'), path.Split('/'))
            && PartsMatch(patternQuery.Split('&'), query.Split('&'), QueryMatches);
    }

    private static (string Path, string Query) Split(string uri)
    {
        var mark = uri.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (uri, string.Empty) : (uri[..mark], uri[mark..]);
    }

    private static bool PathMatches(string[] pattern, string[] parts) =>
        pattern.Take(AuthorityParts).SequenceEqual(parts.Take(AuthorityParts), StringComparer.Ordinal)
        && PartsMatch(pattern, parts, (part, other) => part == other || (part == "*" && other.Length > 0));

    private static bool PartsMatch(string[] pattern, string[] parts, Func<string, string, bool> matches) =>
        pattern.Length == parts.Length && pattern.Zip(parts).All(pair => matches(pair.First, pair.Second));

    private static bool QueryMatches(string pattern, string part)
    {
        var equals = pattern.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && pattern[(equals + 1)..] == "*"
            ? part.Length > equals + 1 && part.StartsWith(pattern[..(equals + 1)], StringComparison.Ordinal)
            : pattern == part;
    }
}
