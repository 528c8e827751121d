using System.Collections.Frozen;

namespace FastCluster.Udap.Communities.CodeLists;

/// <summary>
/// One version of a list of codes, with the time in which it is in effect. Immutable; any number of callers may read it.
/// </summary>
public sealed class CodeList
{
    private readonly FrozenDictionary<string, CodeListEntry> _entries;

    /// <summary>Makes a list.</summary>
    /// <param name="id">Name of the list, the same in every version.</param>
    /// <param name="version">Version as its publisher writes it.</param>
    /// <param name="system">URI of the code system, the part before <c>#</c> of a purpose.</param>
    /// <param name="entries">The codes; later entries must not repeat a code.</param>
    /// <exception cref="ArgumentException">A text is empty or a code occurs twice.</exception>
    public CodeList(string id, string version, string system, IEnumerable<CodeListEntry> entries)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentException.ThrowIfNullOrEmpty(system);
        ArgumentNullException.ThrowIfNull(entries);
        Id = id;
        Version = version;
        System = system;
        var byCode = new Dictionary<string, CodeListEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byCode.Add(entry.Code, entry);
        }

        _entries = byCode.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Name of the list, the same in every version.</summary>
    public string Id { get; }

    /// <summary>Version as its publisher writes it.</summary>
    public string Version { get; }

    /// <summary>URI of the code system.</summary>
    public string System { get; }

    /// <summary>First instant at which the list counts; absent means always.</summary>
    public DateTimeOffset? EffectiveFrom { get; init; }

    /// <summary>First instant at which the list no longer counts; absent means never.</summary>
    public DateTimeOffset? EffectiveUntil { get; init; }

    /// <summary>All entries, in no particular order.</summary>
    public IReadOnlyCollection<CodeListEntry> Entries => _entries.Values;

    /// <summary>Whether the list counts at an instant.</summary>
    /// <param name="now">The instant.</param>
    public bool IsInEffect(DateTimeOffset now) => EffectivePeriod.Contains(EffectiveFrom, EffectiveUntil, now);

    /// <summary>Whether the list counts at an instant and holds a code that counts at it.</summary>
    /// <param name="code">The code, compared as exact characters.</param>
    /// <param name="now">The instant.</param>
    public bool Contains(string code, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(code);
        return IsInEffect(now) && _entries.TryGetValue(code, out var entry) && entry.IsInEffect(now);
    }
}
