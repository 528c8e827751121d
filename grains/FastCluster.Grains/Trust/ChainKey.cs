using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

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

    /// <summary>The key of certificates that came otherwise than in a JWT; the digest is that of a JWT with the same ones.</summary>
    public static ChainKey Of(string serverId, string community, ImmutableArray<ReadOnlyMemory<byte>> certificates)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var der in certificates)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, der.Length);
            hash.AppendData(length);
            hash.AppendData(der.Span);
        }

        return Of(serverId, community, hash.GetHashAndReset());
    }
}
