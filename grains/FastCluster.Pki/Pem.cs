using System.Security.Cryptography;

namespace FastCluster.Pki;

/// <summary>The text form (RFC 7468) of certificates and CRLs.</summary>
public static class Pem
{
    /// <summary>One <c>CERTIFICATE</c> block with a closing line break.</summary>
    /// <param name="der">The certificate, DER.</param>
    public static string Certificate(ReadOnlySpan<byte> der) => PemEncoding.WriteString("CERTIFICATE", der) + "\n";

    /// <summary>One <c>CERTIFICATE</c> block for each certificate, in the given order.</summary>
    /// <param name="certificates">The certificates, DER.</param>
    public static string Certificates(IEnumerable<ReadOnlyMemory<byte>> certificates) =>
        string.Concat(certificates.Select(der => Certificate(der.Span)));

    /// <summary>One <c>X509 CRL</c> block with a closing line break.</summary>
    /// <param name="der">The CRL, DER.</param>
    public static string RevocationList(ReadOnlySpan<byte> der) => PemEncoding.WriteString("X509 CRL", der) + "\n";
}
