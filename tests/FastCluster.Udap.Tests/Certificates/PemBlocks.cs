using System.Security.Cryptography;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>Reads the PEM text of third-party vectors.</summary>
internal static class PemBlocks
{
    internal static byte[] Decode(string pem)
    {
        var fields = PemEncoding.Find(pem);
        return Convert.FromBase64String(pem[fields.Base64Data]);
    }

    /// <summary>The certificates that parse; a relying party sees the others as absent.</summary>
    internal static List<Certificate> ParseAll(IEnumerable<string> pems) =>
        [.. pems.Select(pem => TryParse(pem)).OfType<Certificate>()];

    internal static Certificate? TryParse(string pem) =>
        Certificate.TryParse(Decode(pem), out var certificate) == RejectionReason.None ? certificate : null;
}
