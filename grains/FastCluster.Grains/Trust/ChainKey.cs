using System.Buffers.Binary;

namespace FastCluster.Grains.Trust;

/// <summary>Key of a proven chain: server, community and 128 bits of the digest over all certificates presented.</summary>
/// <param name="ServerId">Authorization server.</param>
/// <param name="Community">Community URI.</param>
/// <param name="Digest">First 128 bits of the chain digest.</param>
internal readonly record struct ChainKey(string ServerId, string Community, UInt128 Digest)
{
    /// <summary>The key of a chain.</summary>
    public static ChainKey Of(string serverId, string community, ReadOnlyMemory<byte> chainDigest) =>
        new(serverId, community, BinaryPrimitives.ReadUInt128BigEndian(chainDigest.Span));
}
