using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Clustering;

/// <summary>What a node shows to other nodes, and whom it believes. Immutable.</summary>
/// <param name="Leaf">Certificate with its private key.</param>
/// <param name="Context">The certificate with its chain, for handshakes.</param>
/// <param name="Trusted">CA certificates of the cluster.</param>
internal sealed record ClusterCredential(
    X509Certificate2 Leaf,
    SslStreamCertificateContext Context,
    X509Certificate2Collection Trusted
)
{
    /// <summary>Reads the files.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="credential">The credential, or null.</param>
    /// <returns>Null when read; else the rule that is broken, without a secret.</returns>
    public static string? TryRead(ClusterTlsOptions options, out ClusterCredential? credential)
    {
        credential = null;
        if (CertificateFileReader.TryRead(options.Certificate, out var content) is { } rule)
        {
            return rule;
        }

        try
        {
            var trusted = new X509Certificate2Collection();
            foreach (var der in PemText.ReadCertificates(PemText.Read(options.TrustedCertificatesFile)))
            {
                trusted.Add(X509CertificateLoader.LoadCertificate(der));
            }

            credential = new(content!.Leaf, ListenerCertificate.CreateContext(content), trusted);
            return trusted.Count > 0 ? null : "comes with at least one trusted CA certificate";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return "comes with a readable PEM file of trusted CA certificates";
        }
    }
}
