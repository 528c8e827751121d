using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.Certifications;

/// <summary>RFC 7638 thumbprints (SHA-256, base64url) of RSA and EC keys.</summary>
public static class JwkThumbprint
{
    /// <summary>Thumbprint of a certificate's key.</summary>
    /// <param name="subjectPublicKeyInfo">DER of an RSA or EC key.</param>
    /// <returns>43 characters, or the empty text for any other kind of key.</returns>
    public static string Of(ReadOnlyMemory<byte> subjectPublicKeyInfo)
    {
        try
        {
            var key = System.Security.Cryptography.X509Certificates.PublicKey.CreateFromSubjectPublicKeyInfo(
                subjectPublicKeyInfo.Span,
                out _
            );
            using var rsa = key.GetRSAPublicKey();
            if (rsa is not null)
            {
                var parameters = rsa.ExportParameters(includePrivateParameters: false);
                return OfRsa(Text(parameters.Exponent), Text(parameters.Modulus));
            }

            using var ecdsa = key.GetECDsaPublicKey();
            return ecdsa is null ? string.Empty : OfEc(ecdsa.ExportParameters(includePrivateParameters: false));
        }
        catch (CryptographicException)
        {
            return string.Empty;
        }
    }

    /// <summary>Thumbprint of a public JWK.</summary>
    /// <param name="jwk">A JSON object.</param>
    /// <param name="thumbprint">43 characters when the answer is true.</param>
    /// <returns>False when it is no RSA or EC key with its members as texts.</returns>
    public static bool TryRead(JsonElement jwk, out string thumbprint)
    {
        thumbprint = string.Empty;
        if (!jwk.TryGetString("kty", out var type))
        {
            return false;
        }

        if (type == "RSA" && jwk.TryGetString("e", out var exponent) && jwk.TryGetString("n", out var modulus))
        {
            thumbprint = OfRsa(exponent, modulus);
        }
        else if (
            type == "EC"
            && jwk.TryGetString("crv", out var curve)
            && jwk.TryGetString("x", out var x)
            && jwk.TryGetString("y", out var y)
        )
        {
            thumbprint = Hash($$"""{"crv":"{{curve}}","kty":"EC","x":"{{x}}","y":"{{y}}"}""");
        }

        return thumbprint.Length > 0;
    }

    private static string OfRsa(string exponent, string modulus) =>
        Hash($$"""{"e":"{{exponent}}","kty":"RSA","n":"{{modulus}}"}""");

    private static string OfEc(ECParameters key)
    {
        var curve = key.Q.X!.Length == 32 ? "P-256" : "P-384";
        return Hash($$"""{"crv":"{{curve}}","kty":"EC","x":"{{Text(key.Q.X)}}","y":"{{Text(key.Q.Y)}}"}""");
    }

    private static string Text(byte[]? value) => Base64Url.EncodeToString(value);

    private static string Hash(string canonical) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
}
