using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Keys;

namespace FastCluster.Silo.FirstRun;

/// <summary>Reads and writes the certificates of the development community.</summary>
internal static class DevelopmentStore
{
    /// <summary>Writes a certificate and its key, in place of older ones; the key for its owner alone.</summary>
    public static void Write(DevelopmentCredential files, CertifiedKey content)
    {
        PrivateFile.Write(files.KeyFile, content.ToPrivateKeyPem());
        PrivateFile.Write(files.CertificateFile, content.ToChainPem());
    }

    /// <summary>Reads a certificate and its key.</summary>
    public static CertifiedKey Read(DevelopmentCredential files)
    {
        var chain = PemText.ReadCertificates(PemText.Read(files.CertificateFile));
        return new(
            chain[0],
            ReadKey(chain[0], PemText.Read(files.KeyFile)),
            [.. chain.Skip(1).Select(der => new ReadOnlyMemory<byte>(der))]
        );
    }

    /// <summary>Whether the certificate is there and valid for longer than the margin.</summary>
    public static bool IsFresh(DevelopmentCredential files, DateTimeOffset now, TimeSpan margin)
    {
        if (!File.Exists(files.CertificateFile) || !File.Exists(files.KeyFile))
        {
            return false;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(
            PemText.ReadCertificates(PemText.Read(files.CertificateFile))[0]
        );
        return leaf.NotAfter.ToUniversalTime() - margin > now.UtcDateTime;
    }

    private static AsymmetricAlgorithm ReadKey(byte[] certificate, string pem)
    {
        using var leaf = X509CertificateLoader.LoadCertificate(certificate);
        using var isRsa = leaf.GetRSAPublicKey();
        AsymmetricAlgorithm key = isRsa is null ? ECDsa.Create() : RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }
}
