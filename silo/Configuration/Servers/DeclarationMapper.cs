using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Contracts.Trust;

namespace FastCluster.Silo.Configuration.Servers;

/// <summary>Turns the communities of a server into the declaration that its owner applies.</summary>
public static class DeclarationMapper
{
    /// <summary>Reads the certificates and maps them.</summary>
    /// <param name="server">Checked settings of one server.</param>
    /// <exception cref="IOException">A file can no longer be read.</exception>
    public static TrustDeclaration Map(AuthorizationServerOptions server)
    {
        ArgumentNullException.ThrowIfNull(server);
        DeclaredCommunity[] communities = [.. server.Communities.Select(Map)];
        return new(server.DeclarationVersion, Digest(communities), communities);
    }

    private static DeclaredCommunity Map(CommunityOptions community) =>
        new(
            community.Uri,
            ReadAll(community.Anchors),
            ReadAll(community.Intermediates),
            ReadAll(community.CertifierAnchors)
        );

    private static byte[][] ReadAll(IReadOnlyList<string> settings) =>
        [.. settings.SelectMany(setting => PemText.ReadCertificates(PemText.Read(setting)))];

    /// <summary>Every part goes in with its length and every list with its count, so that no two contents meet.</summary>
    private static string Digest(DeclaredCommunity[] communities)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendLength(hash, communities.Length);
        foreach (var community in communities)
        {
            Append(hash, Encoding.UTF8.GetBytes(community.Uri));
            Append(hash, community.Anchors);
            Append(hash, community.Intermediates);
            Append(hash, community.CertifierAnchors);
        }

        return Base64Url.EncodeToString(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[][] parts)
    {
        AppendLength(hash, parts.Length);
        foreach (var part in parts)
        {
            Append(hash, part);
        }
    }

    private static void Append(IncrementalHash hash, byte[] part)
    {
        AppendLength(hash, part.Length);
        hash.AppendData(part);
    }

    private static void AppendLength(IncrementalHash hash, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        hash.AppendData(bytes);
    }
}
