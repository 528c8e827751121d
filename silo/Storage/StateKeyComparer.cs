namespace FastCluster.Silo.Storage;

/// <summary>Compares keys by their bytes: equality for sets, and one order for all nodes so that their locks queue up.</summary>
internal sealed class StateKeyComparer : IEqualityComparer<StateKey>, IComparer<StateKey>
{
    /// <summary>The comparer.</summary>
    public static readonly StateKeyComparer Instance = new();

    /// <inheritdoc/>
    public bool Equals(StateKey x, StateKey y) => Compare(x, y) == 0;

    /// <inheritdoc/>
    public int GetHashCode(StateKey obj)
    {
        var hash = new HashCode();
        hash.Add(obj.GrainType, StringComparer.Ordinal);
        hash.AddBytes(obj.GrainKey);
        hash.Add(obj.StateName, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int Compare(StateKey x, StateKey y)
    {
        var byType = string.CompareOrdinal(x.GrainType, y.GrainType);
        var byKey = byType == 0 ? x.GrainKey.AsSpan().SequenceCompareTo(y.GrainKey) : byType;
        return byKey == 0 ? string.CompareOrdinal(x.StateName, y.StateName) : byKey;
    }
}
