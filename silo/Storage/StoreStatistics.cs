namespace FastCluster.Silo.Storage;

/// <summary>What the store holds at one moment.</summary>
/// <param name="GrainTypes">By grain type, sorted by name.</param>
/// <param name="DiskBytes">What the store takes on disk, in bytes; null when the store does not tell.</param>
public sealed record StoreStatistics(IReadOnlyList<GrainTypeStatistics> GrainTypes, long? DiskBytes)
{
    /// <summary>States of all grain types.</summary>
    public long Rows => GrainTypes.Sum(static type => type.Rows);

    /// <summary>Bytes of all encoded states.</summary>
    public long Bytes => GrainTypes.Sum(static type => type.Bytes);
}
