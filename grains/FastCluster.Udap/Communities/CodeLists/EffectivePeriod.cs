namespace FastCluster.Udap.Communities.CodeLists;

/// <summary>Half-open periods: the start belongs to them, the end does not.</summary>
internal static class EffectivePeriod
{
    public static bool Contains(DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset now) =>
        (from is null || from <= now) && (until is null || now < until);
}
