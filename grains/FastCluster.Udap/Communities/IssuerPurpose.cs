namespace FastCluster.Udap.Communities;

/// <summary>
/// Finds the exchange purpose that an issuer URI names. TEFCA SOP Facilitated FHIR Implementation 2.0 section 6.11 (5);
/// TEF-06, TEF-09.
/// </summary>
public static class IssuerPurpose
{
    /// <summary>Looks for exactly one code of the community's lists.</summary>
    /// <param name="issuer">The issuer URI; parts are compared as exact characters, escapes are not undone.</param>
    /// <param name="policy">Says where to look and which codes count.</param>
    /// <param name="now">The time of the request, which decides the lists and codes in effect.</param>
    /// <returns>The purpose as <c>system#code</c>, or null when no code or more than one is named.</returns>
    public static string? Find(string issuer, CommunityPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(policy);
        var found = Parts(issuer, policy.Registration.IssuerPurpose)
            .SelectMany(part => Match(part, policy.Purposes, now))
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static IEnumerable<string> Match(string part, PurposePolicy purposes, DateTimeOffset now) =>
        purposes.Lists.Where(list => list.Contains(part, now)).Select(list => $"{list.System}#{part}");

    private static IEnumerable<string> Parts(string issuer, IssuerPurposePlace place)
    {
        if (place == IssuerPurposePlace.None)
        {
            return [];
        }

        var hash = issuer.IndexOf('#', StringComparison.Ordinal);
        var segments = PathSegments(hash < 0 ? issuer : issuer[..hash]);
        return place == IssuerPurposePlace.PathSegmentOrFragment && hash >= 0
            ? segments.Append(issuer[(hash + 1)..])
            : segments;
    }

    private static IEnumerable<string> PathSegments(string uri)
    {
        var question = uri.IndexOf('?', StringComparison.Ordinal);
        var hierarchy = question < 0 ? uri : uri[..question];
        var authority = hierarchy.IndexOf("://", StringComparison.Ordinal);
        return authority < 0 ? hierarchy.Split('/') : hierarchy[(authority + 3)..].Split('/').Skip(1);
    }
}
