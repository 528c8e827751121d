using FastCluster.Udap.Certificates;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.Certificates;

/// <summary>
/// Revocation of a path by a heap of CRLs without URLs, as third-party vectors give them: each certificate is asked of
/// every CRL that its issuer signed. The product finds CRLs by URL; what a CRL says of a certificate is the same code.
/// </summary>
internal static class VectorRevocation
{
    internal static bool Passes(CertificatePath path, IReadOnlyCollection<byte[]> crls, DateTimeOffset now)
    {
        for (var index = 0; index < path.Certificates.Length; index++)
        {
            if (!Passes(path, index, crls, now))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Passes(CertificatePath path, int index, IReadOnlyCollection<byte[]> crls, DateTimeOffset now)
    {
        var issuer = path.IssuerOf(index);
        var covering = crls.Select(der => Parse(der, issuer))
            .OfType<CrlSet>()
            .Where(crl => crl.Covers(path.Certificates[index], issuer))
            .ToList();
        return covering.TrueForAll(crl => !crl.Contains(path.Names[index]))
            && covering.Exists(crl => CrlRules.IsUsable(crl, new RevocationPolicy().CrlGrace, now));
    }

    private static CrlSet? Parse(byte[] der, Certificate issuer) =>
        CrlSet.TryParse(der, issuer, out var crl) == RejectionReason.None ? crl : null;
}
