namespace FastCluster.Udap.Certificates;

/// <summary>The host of a URI, as far as name constraints may be judged on it: a host name, never an address.</summary>
internal static class UriHost
{
    /// <summary>Reads the host between <c>//</c> and port, path, query or fragment.</summary>
    /// <returns>False when there is no authority or its host is not a host name; such a URI is outside every permitted
    /// and inside every excluded subtree (RFC 5280 section 4.2.1.10).</returns>
    internal static bool TryRead(ReadOnlySpan<char> uri, out ReadOnlySpan<char> host)
    {
        host = default;
        var scheme = uri.IndexOf(':');
        if (scheme <= 0 || !uri[(scheme + 1)..].StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        var authority = uri[(scheme + 3)..];
        var end = authority.IndexOfAny('/', '?', '#');
        authority = end < 0 ? authority : authority[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var port = authority.IndexOf(':');
        host = port < 0 ? authority : authority[..port];
        return HostNames.IsHostName(host);
    }
}
