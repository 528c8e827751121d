using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.ResourceServer.Keys;
using FastCluster.Udap.Jwt;

namespace FastCluster.ResourceServer.Tests.Keys;

public sealed class JwksReaderTests
{
    private static readonly FrozenDictionary<string, PublishedKey> s_none = FrozenDictionary<
        string,
        PublishedKey
    >.Empty;

    [Fact]
    [Requirement("AT-08")]
    public void KeySet_WithEveryServedKind_IsReadById()
    {
        using var rsa = RSA.Create(2048);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        var isRead = JwksReader.TryRead(
            Set(Rsa("r", rsa), Ec("e", "P-256", p256), Ec("f", "P-384", p384)),
            s_none,
            out var keys,
            out var passedOver
        );

        Assert.True(isRead);
        Assert.Equal(KeyKind.Rsa, keys["r"].Key.Kind);
        Assert.Equal(KeyKind.P256, keys["e"].Key.Kind);
        Assert.Equal((3, 0), (keys.Count, passedOver));
    }

    [Fact]
    [Requirement("AT-08")]
    public void KeySet_WithKeysOfNoUse_KeepsTheOthers()
    {
        using var weak = RSA.Create(1024);
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var encryption = Ec("enc", "P-256", good);
        encryption["use"] = "enc";
        var offCurve = Ec("off", "P-256", good);
        offCurve["x"] = offCurve["y"]!.GetValue<string>();
        var broken = Ec("broken", "P-256", good);
        broken["x"] = "not base64url!";
        var nameless = Ec("gone", "P-256", good);
        nameless.Remove("kid");
        var unknown = new JsonObject
        {
            ["kty"] = "OKP",
            ["kid"] = "ed",
            ["crv"] = "Ed25519",
            ["x"] = "AA",
        };

        var isRead = JwksReader.TryRead(
            Set(Rsa("weak", weak), encryption, offCurve, broken, nameless, unknown, Ec("good", "P-256", good)),
            s_none,
            out var keys,
            out var passedOver
        );

        Assert.True(isRead);
        Assert.Equal("good", Assert.Single(keys.Keys));
        Assert.Equal(4, passedOver);
    }

    [Theory]
    [InlineData("""{"kty":"EC","crv":"P-256","kid":"a","x":"","y":""}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","kid":"a","x":"AA","y":"AAAA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","kid":"a"}""")]
    [InlineData("""{"kty":"RSA","kid":"a","n":"","e":""}""")]
    [InlineData("""{"kty":"RSA","kid":"a","n":"AA","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"a","n":"AAAA","e":""}""")]
    [InlineData("""{"kty":"RSA","kid":"a","n":"AAAA","e":"AA"}""")]
    [InlineData("""{"kty":"RSA","kid":"a","n":"_w","e":"____________"}""")]
    [Requirement("AT-08")]
    public void Key_OfOddNumbers_IsPassedOver(string jwk)
    {
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var isRead = JwksReader.TryRead(
            Set((JsonObject)JsonNode.Parse(jwk)!, Ec("good", "P-256", good)),
            s_none,
            out var keys,
            out var passedOver
        );

        Assert.True(isRead);
        Assert.Equal(("good", 1), (Assert.Single(keys.Keys), passedOver));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[1,"a",null]}""")]
    [Requirement("AT-08")]
    public void KeySet_WithoutAKey_IsNotRead(string text) =>
        Assert.False(JwksReader.TryRead(Encoding.UTF8.GetBytes(text), s_none, out _, out _));

    private static byte[] Set(params JsonObject[] keys) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString());

    private static JsonObject Rsa(string id, RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
    }

    private static JsonObject Ec(string id, string curve, ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new()
        {
            ["kty"] = "EC",
            ["kid"] = id,
            ["crv"] = curve,
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }
}
