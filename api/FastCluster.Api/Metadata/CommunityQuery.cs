namespace FastCluster.Api.Metadata;

/// <summary>
/// Query parameter <c>community</c> of a metadata request: a URI compared exactly after one percent-decoding; a plus sign
/// stays one. Sent twice it is refused. DISC-28, DISC-32.
/// </summary>
internal static class CommunityQuery
{
    private const string Name = "community";

    /// <summary>Reads the parameter.</summary>
    /// <param name="query">Query of the request, with its question mark, or empty.</param>
    /// <param name="community">Decoded value, or null when absent.</param>
    /// <returns>False when it is sent more than once.</returns>
    public static bool TryRead(string? query, out string? community)
    {
        community = null;
        foreach (var pair in (query ?? string.Empty).TrimStart('?').Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            if (!string.Equals(Uri.UnescapeDataString(name), Name, StringComparison.Ordinal))
            {
                continue;
            }

            if (community is not null)
            {
                return false;
            }

            community = equals < 0 ? string.Empty : Uri.UnescapeDataString(pair[(equals + 1)..]);
        }

        return true;
    }
}
