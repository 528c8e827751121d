using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.Tests.Wycheproof;

/// <summary>Turns the key of a group into the form in which certificates carry keys.</summary>
internal static class JwkKeys
{
    /// <summary>The SubjectPublicKeyInfo, or null for key sets and secrets.</summary>
    public static byte[]? TryExport(JsonElement group)
    {
        var key = group.TryGetProperty("public", out var found) ? found : group.GetProperty("private");
        return key.TryGetString("kty", out var type) ? TryExport(key, type) : null;
    }

    private static byte[]? TryExport(JsonElement key, string type)
    {
        if (type == "RSA")
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = Number(key, "n"), Exponent = Number(key, "e") });
            return rsa.ExportSubjectPublicKeyInfo();
        }

        if (type != "EC")
        {
            return null;
        }

        var curve = ECCurve.CreateFromFriendlyName("nist" + key.GetProperty("crv").GetString()!.Replace("-", ""));
        var point = new ECPoint { X = Number(key, "x"), Y = Number(key, "y") };
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = point });
        return ecdsa.ExportSubjectPublicKeyInfo();
    }

    private static byte[] Number(JsonElement key, string name) =>
        Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
}
