using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Keys;

/// <summary>Reads a certificate chain with its key from PEM or PKCS #12.</summary>
public static class CertificateFileReader
{
    /// <summary>Reads the files.</summary>
    /// <param name="file">Where they are.</param>
    /// <param name="content">The content, owned by the caller, or null.</param>
    /// <returns>Null when read; else the rule that is broken, without a secret.</returns>
    public static string? TryRead(CertificateFileOptions file, out CertificateFileContent? content)
    {
        ArgumentNullException.ThrowIfNull(file);
        content = null;
        try
        {
            content = file.IsPkcs12 ? ReadPkcs12(file) : ReadPem(file);
            return content is null ? "holds a certificate and its private key" : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "names readable files";
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            return "holds a certificate chain with the leaf first and the private key of the leaf";
        }
    }

    private static CertificateFileContent? ReadPem(CertificateFileOptions file)
    {
        var chainPem = PemText.Read(file.CertificateFile);
        var chain = PemText.ReadCertificates(chainPem);
        if (chain.Count == 0)
        {
            return null;
        }

        var keyPem = file.KeyFile is null ? chainPem : PemText.Read(file.KeyFile);
        var leaf = X509Certificate2.CreateFromPem(PemEncoding.WriteString("CERTIFICATE", chain[0]), keyPem);
        return new(leaf, [.. chain.Skip(1).Where(der => !IsRoot(der)).Select(der => new ReadOnlyMemory<byte>(der))]);
    }

    private static CertificateFileContent? ReadPkcs12(CertificateFileOptions file)
    {
        var password = file.PasswordFile is null ? null : File.ReadAllText(file.PasswordFile).TrimEnd('\r', '\n');
        var bytes = File.ReadAllBytes(file.CertificateFile);
        var all = X509CertificateLoader.LoadPkcs12Collection(bytes, password, X509KeyStorageFlags.Exportable);
        var leaf = all.FirstOrDefault(certificate => certificate.HasPrivateKey);
        return leaf is null ? null : new(leaf, Order(leaf, all));
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Order(X509Certificate2 leaf, X509Certificate2Collection all)
    {
        var issuers = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        var below = leaf;
        while (issuers.Count < all.Count && FindIssuer(below, all) is { } issuer && !IsSelfIssued(issuer))
        {
            issuers.Add(issuer.RawData);
            below = issuer;
        }

        return issuers.ToImmutable();
    }

    private static X509Certificate2? FindIssuer(X509Certificate2 below, X509Certificate2Collection all) =>
        all.FirstOrDefault(candidate => candidate.SubjectName.RawData.AsSpan().SequenceEqual(below.IssuerName.RawData));

    private static bool IsRoot(byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        return IsSelfIssued(certificate);
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
