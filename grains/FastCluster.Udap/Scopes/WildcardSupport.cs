namespace FastCluster.Udap.Scopes;

/// <summary>Whether a wildcard may be asked at all. SCOPE-01, SCOPE-03, SCOPE-05; SSRAA 2.0 section 7.3 (3), (5).</summary>
internal static class WildcardSupport
{
    /// <summary>
    /// A wildcard is supported when a listed wildcard names some of its access, or, for one resource, when the listed
    /// scopes together name every interaction that it stands for.
    /// </summary>
    public static bool IsSupported(ScopeToken asked, ScopeSet supported)
    {
        if (asked.Kind != ScopeKind.Data)
        {
            return false;
        }

        if (supported.Tokens.Any(one => one.IsWildcard && ScopeIntersection.Overlap(asked, one)))
        {
            return true;
        }

        return asked.Resource != ScopeToken.AnyResource && IsExpansionListed(asked, supported);
    }

    private static bool IsExpansionListed(ScopeToken asked, ScopeSet supported)
    {
        var listed = supported
            .Tokens.Where(one => one.Kind == ScopeKind.Data && one.Context == asked.Context && one.Query.IsEmpty)
            .Where(one => one.Resource == asked.Resource)
            .Aggregate(ScopeLetters.None, (letters, one) => letters | one.Letters);
        return (asked.Letters & ~listed) == ScopeLetters.None;
    }
}
