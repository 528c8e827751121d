using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Grains.Keys;

/// <summary>The public half of a signing key as it is stored and published (RFC 7517); it also says what the key signs with.</summary>
internal static class PublicJwk
{
    /// <summary>Writes the public half: P-256 for ES256, RSA for RS256.</summary>
    /// <param name="keyId">The <c>kid</c>.</param>
    /// <param name="key">The key.</param>
    public static string Write(string keyId, AsymmetricAlgorithm key)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteKey(writer, key);
            writer.WriteString("use", "sig");
            writer.WriteString("alg", (key is RSA ? JwtAlgorithm.Rs256 : JwtAlgorithm.Es256).ToName());
            writer.WriteString("kid", keyId);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The algorithm that the key signs with.</summary>
    /// <param name="jwk">What <see cref="Write"/> gave.</param>
    public static JwtAlgorithm AlgorithmOf(string jwk)
    {
        using var document = JsonDocument.Parse(jwk);
        return JwtAlgorithmNames.TryRead(document.RootElement.GetProperty("alg"), out var algorithm)
            ? algorithm
            : throw new InvalidDataException("A stored public key names an algorithm that is not known.");
    }

    private static void WriteKey(Utf8JsonWriter writer, AsymmetricAlgorithm key)
    {
        switch (key)
        {
            case RSA rsa:
                var numbers = rsa.ExportParameters(includePrivateParameters: false);
                writer.WriteString("kty", "RSA");
                writer.WriteString("n", Base64Url.EncodeToString(numbers.Modulus));
                writer.WriteString("e", Base64Url.EncodeToString(numbers.Exponent));
                break;
            case ECDsa ecdsa:
                var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
                writer.WriteString("kty", "EC");
                writer.WriteString("crv", "P-256");
                writer.WriteString("x", Base64Url.EncodeToString(point.X));
                writer.WriteString("y", Base64Url.EncodeToString(point.Y));
                break;
            default:
                throw new ArgumentException($"A key of type {key.GetType()} is not published.", nameof(key));
        }
    }
}
