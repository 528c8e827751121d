namespace FastCluster.Udap.Communities.CodeLists;

/// <summary>One code of a list, which may count for a shorter time than its list.</summary>
/// <param name="Code">The code, 1 to 64 characters, case-sensitive.</param>
/// <param name="EffectiveFrom">First instant at which the code counts; absent means with its list.</param>
/// <param name="EffectiveUntil">First instant at which the code no longer counts; absent means with its list.</param>
public sealed record CodeListEntry(
    string Code,
    DateTimeOffset? EffectiveFrom = null,
    DateTimeOffset? EffectiveUntil = null
)
{
    /// <summary>Whether the code counts at an instant.</summary>
    /// <param name="now">The instant.</param>
    public bool IsInEffect(DateTimeOffset now) => EffectivePeriod.Contains(EffectiveFrom, EffectiveUntil, now);
}
