using FastCluster.Contracts.Keys;

namespace FastCluster.Grains.Keys;

/// <summary>Stored state of a key ring; secrets only wrapped. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.KeyRingState")]
internal sealed class KeyRingState
{
    /// <summary>Keys, newest first.</summary>
    [Id(0)]
    public List<RingKey> Keys { get; set; } = [];

    /// <summary>Unix seconds at which the active key became active.</summary>
    [Id(1)]
    public long ActiveSince { get; set; }
}
