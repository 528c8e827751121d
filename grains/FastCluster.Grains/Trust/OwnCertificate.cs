using FastCluster.Grains.Nodes;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Jwt;

namespace FastCluster.Grains.Trust;

/// <summary>Whether a certificate of this server may sign in its name: it is valid, RSA, and names the base URL (section 17.4).</summary>
internal static class OwnCertificate
{
    /// <summary>Judges a certificate; its path is for those who read what it signs.</summary>
    /// <param name="credential">The certificate.</param>
    /// <param name="baseUrl">Base URL in whose name it signs, exact.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="leaf">The certificate, where it can be read.</param>
    public static RejectionReason Judge(
        ServerCredential credential,
        string baseUrl,
        DateTimeOffset now,
        out Certificate? leaf
    )
    {
        var reason = Certificate.TryParse(credential.Chain[0], out leaf);
        if (reason != RejectionReason.None)
        {
            return reason;
        }

        return now >= leaf!.NotAfter ? RejectionReason.CertificateExpired
            : now < leaf.NotBefore ? RejectionReason.CertificateNotYetValid
            : credential.Key.Algorithm != JwtAlgorithm.Rs256 ? RejectionReason.JwtAlgorithmNotAllowed
            : !leaf.UriNames.Contains(baseUrl, StringComparer.Ordinal) ? RejectionReason.JwtIssuerNotInCertificate
            : RejectionReason.None;
    }
}
