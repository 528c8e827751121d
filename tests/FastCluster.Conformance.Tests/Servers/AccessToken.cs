using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>The parts of a signed token as a resource server sees them.</summary>
public sealed record AccessToken(string Text, JsonElement Header, JsonElement Claims)
{
    public string KeyId => Header.GetProperty("kid").GetString()!;

    public static AccessToken Read(string text)
    {
        var parts = text.Split('.');
        return new(text, Decode(parts[0]), Decode(parts[1]));
    }

    /// <summary>Whether a key of the set signed the token (P-256 only).</summary>
    public bool IsSignedByOneOf(JsonElement keySet)
    {
        var jwk = keySet
            .GetProperty("keys")
            .EnumerateArray()
            .Single(key => key.GetProperty("kid").GetString() == KeyId);
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") },
            }
        );
        var end = Text.LastIndexOf('.');
        var signature = Base64Url.DecodeFromChars(Text.AsSpan(end + 1));
        return key.VerifyData(Encoding.ASCII.GetBytes(Text[..end]), signature, HashAlgorithmName.SHA256);
    }

    private static JsonElement Decode(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;

    private static byte[] Bytes(JsonElement jwk, string name) =>
        Base64Url.DecodeFromChars(jwk.GetProperty(name).GetString()!);
}
