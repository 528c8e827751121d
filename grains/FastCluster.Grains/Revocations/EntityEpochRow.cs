namespace FastCluster.Grains.Revocations;

/// <summary>Durable epoch of one entity that was revoked at least once; never deleted, never falls.</summary>
[GenerateSerializer, Alias("fc.EntityEpochRow")]
internal sealed class EntityEpochRow
{
    /// <summary>Minimum valid epoch.</summary>
    [Id(0)]
    public uint Epoch { get; set; }
}
