using System.Buffers.Binary;
using System.Buffers.Text;
using FastCluster.Udap.Revocation;

namespace FastCluster.Contracts.Clients;

/// <summary>
/// Names the one actor that a (community, issuer URI) can ever be within an authorization server (N4): 128 bits of
/// SHA-256 over the three texts, each length-prefixed.
/// </summary>
[GenerateSerializer, Immutable, Alias("fc.ClientKey")]
public readonly record struct ClientKey
{
    /// <summary>Names a client.</summary>
    /// <param name="serverId">Authorization server id.</param>
    /// <param name="digest">128-bit digest.</param>
    public ClientKey(string serverId, UInt128 digest)
    {
        ServerId = serverId;
        Digest = digest;
    }

    /// <summary>Authorization server id.</summary>
    [Id(0)]
    public string ServerId { get; }

    /// <summary>128 bits over server, community and issuer.</summary>
    [Id(1)]
    public UInt128 Digest { get; }

    /// <summary>The key of a (community, issuer URI) pair.</summary>
    /// <param name="serverId">Authorization server id.</param>
    /// <param name="community">Community URI, exact.</param>
    /// <param name="issuer">Issuer URI, exact.</param>
    public static ClientKey Of(string serverId, string community, string issuer) =>
        new(serverId, StableDigest.Of("client", serverId, community, issuer));

    /// <summary>Key of the actor: <c>server/22 characters of base64url</c>.</summary>
    public string ToGrainKey()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Digest);
        return $"{ServerId}/{Base64Url.EncodeToString(bytes)}";
    }

    /// <summary>Reads <see cref="ToGrainKey"/> back.</summary>
    /// <param name="grainKey">Key of a client actor.</param>
    public static ClientKey Parse(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        var slash = grainKey.LastIndexOf('/');
        Span<byte> bytes = stackalloc byte[16];
        Base64Url.DecodeFromChars(grainKey.AsSpan(slash + 1), bytes);
        return new(grainKey[..slash], BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }
}
