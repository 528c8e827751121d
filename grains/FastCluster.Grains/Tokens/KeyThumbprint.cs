using System.Buffers.Text;
using FastCluster.Udap.Certificates;

namespace FastCluster.Grains.Tokens;

/// <summary>Thumbprints as texts.</summary>
internal static class KeyThumbprint
{
    /// <summary>RFC 7638 thumbprint of a certificate's key, base64url.</summary>
    public static string Of(Certificate certificate) =>
        Udap.Certifications.JwkThumbprint.Of(certificate.SubjectPublicKeyInfo);

    /// <summary>SHA-256 of a certificate, base64url.</summary>
    public static string ThumbprintText(this Certificate certificate) =>
        Base64Url.EncodeToString(Convert.FromHexString(certificate.Thumbprint));
}
