using FastCluster.Contracts.Revocations;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Revocations;

/// <summary>Where an entity's epoch is owned. Part of the storage shape.</summary>
internal static class RevocationShards
{
    /// <summary>The shard that owns a digest.</summary>
    public static int Of(UInt128 digest, int shards) => (int)(uint)(digest % (uint)shards);

    /// <summary>The shard an entry belongs to: that of its entity or token; what only tells nodes to read goes to shard 0.</summary>
    public static int Of(RevocationEntry entry, int shards) =>
        entry.Change is RevocationChange.CrlAccepted or RevocationChange.TrustChanged ? 0 : Of(entry.Digest, shards);

    /// <summary>Key of a shard's actor.</summary>
    public static string KeyOf(string serverId, int shard) => $"{serverId}/{shard}";

    /// <summary>The entity an entry is about.</summary>
    public static EntityName EntityOf(RevocationEntry entry) => new((EntityKind)entry.Kind, entry.Digest);
}
