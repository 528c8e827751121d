using System.Buffers.Text;
using System.Security.Cryptography;

namespace FastCluster.Udap.IdTokens;

/// <summary>
/// The <c>kid</c> of a key that a certificate holds: SHA-256 of the certificate, so that a renewed one has another. RFC 7517
/// section 4.5.
/// </summary>
public static class CertificateKeyId
{
    /// <summary>Computes it.</summary>
    /// <param name="leaf">DER.</param>
    /// <returns>43 characters of base64url.</returns>
    public static string Of(ReadOnlySpan<byte> leaf) => Base64Url.EncodeToString(SHA256.HashData(leaf));
}
