namespace FastCluster.Silo.Storage;

/// <summary>What the store holds at one moment.</summary>
/// <param name="GrainTypes">By grain type, sorted by name.</param>
/// <param name="FileBytes">Size of the file and its write-ahead log on disk, in bytes.</param>
public sealed record StoreStatistics(IReadOnlyList<GrainTypeStatistics> GrainTypes, long FileBytes)
{
    /// <summary>States of all grain types.</summary>
    public long Rows => GrainTypes.Sum(static type => type.Rows);

    /// <summary>Bytes of all encoded states.</summary>
    public long Bytes => GrainTypes.Sum(static type => type.Bytes);
}
