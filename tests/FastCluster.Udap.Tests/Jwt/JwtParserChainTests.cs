using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class JwtParserChainTests
{
    private static readonly ReadOnlyMemory<byte> Leaf = TestSigner.P256.Certificate;
    private static readonly string LeafText = Convert.ToBase64String(Leaf.Span);

    public static TheoryData<string> MalformedChains =>
        [
            "null",
            "{}",
            Quoted(LeafText),
            "[1]",
            "[null]",
            "[[]]",
            "[\"\"]",
            "[\"AA==\"]",
            "[\"MAA=\", 1]",
            Array(Base64Url.EncodeToString(Leaf.Span)),
            Array("-----BEGIN CERTIFICATE-----\\n" + LeafText + "\\n-----END CERTIFICATE-----"),
            Array(LeafText[..64] + "\\n" + LeafText[64..]),
            Array(LeafText[..64] + "\\r\\n" + LeafText[64..]),
            Array(" " + LeafText),
            Array(LeafText + "    "),
            Array(LeafText + "===="),
            Array(Convert.ToBase64String([.. Leaf.Span, 0])),
            Array(Convert.ToBase64String(Leaf.Span[..^1])),
        ];

    [Fact]
    [Requirement("JWT-06")]
    public void TryParse_SeveralCertificates_KeepsOrder()
    {
        var jwt = JwtSamples.Parsed(JwtSamples.Valid().WithChain(Leaf, TestSigner.Rsa.Certificate));

        Assert.Equal(2, jwt.Chain.Length);
        Assert.Equal(Leaf.ToArray(), jwt.Chain[0].ToArray());
        Assert.Equal(TestSigner.Rsa.Certificate.ToArray(), jwt.Chain[1].ToArray());
    }

    [Fact]
    [Requirement("JWT-06")]
    public void TryParse_EscapedSlash_IsStandardBase64()
    {
        var escaped = LeafText.Replace("/", "\\/", StringComparison.Ordinal);
        var text = JwtSamples.Valid().WithHeaderText($"{{\"alg\":\"ES256\",\"x5c\":{Array(escaped)}}}").Build();

        Assert.Equal(RejectionReason.None, JwtParser.TryParse(text, JwtLimits.Default, out var jwt));
        Assert.Equal(Leaf.ToArray(), jwt!.Chain[0].ToArray());
    }

    [Theory]
    [Requirement("JWT-06")]
    [MemberData(nameof(MalformedChains))]
    public void TryParse_ChainNotStrictBase64OfDer_IsMalformed(string json)
    {
        var text = JwtSamples.Valid().WithHeaderText($"{{\"alg\":\"ES256\",\"x5c\":{json}}}").Build();

        Assert.Equal(RejectionReason.JwtChainMalformed, JwtSamples.Parse(text));
    }

    [Fact]
    [Requirement("JWT-06")]
    public void TryParse_NoChain_IsMissing()
    {
        Assert.Equal(
            RejectionReason.JwtChainMissing,
            JwtSamples.Parse(JwtSamples.Valid().WithoutHeader("x5c").Build())
        );
        Assert.Equal(RejectionReason.JwtChainMissing, JwtSamples.Parse(JwtSamples.Valid().WithChain().Build()));
    }

    [Fact]
    [Requirement("JWT-06")]
    public void TryParse_UnusedBitsOfBase64Set_IsMalformed()
    {
        Assert.Equal(RejectionReason.None, JwtSamples.Parse(JwtSamples.Valid().WithHeader("x5c", One("MAA=")).Build()));

        Assert.Equal(
            RejectionReason.JwtChainMalformed,
            JwtSamples.Parse(JwtSamples.Valid().WithHeader("x5c", One("MAB=")).Build())
        );
    }

    [Fact]
    public void ChainDigest_AnyChain_IsHashOfLengthPrefixedCertificates()
    {
        var jwt = JwtSamples.Parsed(JwtSamples.Valid().WithChain(Leaf, TestSigner.Rsa.Certificate));

        byte[] expected = [.. Prefixed(Leaf), .. Prefixed(TestSigner.Rsa.Certificate)];
        Assert.Equal(SHA256.HashData(expected), jwt.ChainDigest.ToArray());
    }

    private static byte[] Prefixed(ReadOnlyMemory<byte> der)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, der.Length);
        return [.. length, .. der.Span];
    }

    private static JsonArray One(string text) => [JsonValue.Create(text)];

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Array(string text) => $"[\"{text}\"]";
}
