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

    internal static Certificate? TryParse(string pem) =>
        Certificate.TryParse(Decode(pem), out var certificate) == RejectionReason.None ? certificate : null;
}
