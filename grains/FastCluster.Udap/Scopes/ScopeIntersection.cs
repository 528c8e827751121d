using System.Collections.Immutable;

namespace FastCluster.Udap.Scopes;

/// <summary>
/// What two sets of scopes both name, written in the vocabulary of the first. The result is never wider than either in
/// letters, resource, context or query. SCOPE-13, SCOPE-14.
/// </summary>
internal static class ScopeIntersection
{
    /// <summary>Most scopes of a result; beyond it the request is refused instead of computed.</summary>
    public const int MaximumTokens = 1024;

    /// <summary>Intersects two sets, in the order of the first.</summary>
    /// <returns>False when the result would hold more than <see cref="MaximumTokens"/> scopes.</returns>
    public static bool TryIntersect(ScopeSet asked, ScopeSet allowed, out ScopeSet result)
    {
        result = ScopeSet.Empty;
        var tokens = new List<ScopeToken>(asked.Tokens.Length);
        foreach (var one in asked.Tokens)
        {
            tokens.AddRange(Intersect(one, allowed));
            if (tokens.Count > MaximumTokens)
            {
                return false;
            }
        }

        result = ScopeSet.From(tokens);
        return true;
    }

    /// <summary>Whether two scopes name a common access.</summary>
    public static bool Overlap(ScopeToken one, ScopeToken other) => Meet(one, other) is not null;

    private static IEnumerable<ScopeToken> Intersect(ScopeToken asked, ScopeSet allowed)
    {
        if (allowed.Covers(asked))
        {
            return [asked];
        }

        if (asked.Kind != ScopeKind.Data)
        {
            return [];
        }

        var parts = Merge(asked, allowed.Tokens.Select(one => Meet(asked, one)).OfType<Access>());
        return parts.Where((part, index) => !IsCovered(part, index, parts));
    }

    private static Access? Meet(ScopeToken one, ScopeToken other)
    {
        var letters = one.Letters & other.Letters;
        if (letters == ScopeLetters.None || one.Context != other.Context)
        {
            return null;
        }

        var resource = one.Resource == ScopeToken.AnyResource ? other.Resource : one.Resource;
        if (other.Resource != ScopeToken.AnyResource && other.Resource != resource)
        {
            return null;
        }

        var query = other.Query.IsEmpty ? one.Query : [.. one.Query.Union(other.Query, StringComparer.Ordinal)];
        return query.Length > ScopeTokenParser.MaximumQueryParameters ? null : new Access(resource, query, letters);
    }

    private static ScopeToken[] Merge(ScopeToken asked, IEnumerable<Access> parts) =>
        [
            .. parts
                .GroupBy(part => part.Key, StringComparer.Ordinal)
                .Select(same =>
                    Compose(asked, same.First(), same.Aggregate(ScopeLetters.None, (all, one) => all | one.Letters))
                )
                .Where(part => part.Text.Length <= ScopeTokenParser.MaximumLength),
        ];

    private static ScopeToken Compose(ScopeToken asked, Access access, ScopeLetters letters)
    {
        var part = ScopeTokenParser.Compose(asked.Context, access.Resource, letters, access.Query, asked.IsVersion1);
        return part.Covers(asked) ? asked : part;
    }

    private static bool IsCovered(ScopeToken part, int index, ScopeToken[] parts)
    {
        for (var other = 0; other < parts.Length; other++)
        {
            if (other != index && parts[other].Covers(part) && (other < index || !part.Covers(parts[other])))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Access(string Resource, ImmutableArray<string> Query, ScopeLetters Letters)
    {
        public string Key =>
            Query.IsEmpty ? Resource : $"{Resource}?{string.Join('&', Query.Order(StringComparer.Ordinal))}";
    }
}
