using FastCluster.Contracts.Keys;

namespace FastCluster.Grains.Keys;

/// <summary>Stored keys of browser sessions, only wrapped. Fields are appended, never renumbered.</summary>
[GenerateSerializer, Alias("fc.SessionKeysState")]
internal sealed class SessionKeysState
{
    /// <summary>Keys, oldest first; <see cref="RingKey.RetiresAt"/> is when a key stops to protect.</summary>
    [Id(0)]
    public List<RingKey> Keys { get; set; } = [];

    /// <summary>Counts the changes.</summary>
    [Id(1)]
    public long Version { get; set; }
}
