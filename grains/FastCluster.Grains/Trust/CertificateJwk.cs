using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FastCluster.Grains.Keys;
using FastCluster.Udap.IdTokens;

namespace FastCluster.Grains.Trust;

/// <summary>The public key of a certificate of this server, for apps that verify ID tokens by a published key (RFC 7517).</summary>
internal static class CertificateJwk
{
    /// <summary>Writes the key.</summary>
    /// <param name="chain">DER certificates, leaf first; the leaf is RSA.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(ImmutableArray<ReadOnlyMemory<byte>> chain)
    {
        using var leaf = X509CertificateLoader.LoadCertificate(chain[0].Span);
        using RSA key =
            leaf.GetRSAPublicKey() ?? throw new InvalidOperationException("The certificate holds no RSA key.");
        return Encoding.UTF8.GetBytes(PublicJwk.Write(CertificateKeyId.Of(chain[0].Span), key));
    }
}
