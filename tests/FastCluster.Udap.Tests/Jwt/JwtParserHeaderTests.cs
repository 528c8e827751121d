using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class JwtParserHeaderTests
{
    [Theory]
    [Requirement("JWT-02")]
    [InlineData("RS256", true)]
    [InlineData("RS384", true)]
    [InlineData("ES256", true)]
    [InlineData("ES384", true)]
    [InlineData("none", false)]
    [InlineData("None", false)]
    [InlineData("", false)]
    [InlineData("HS256", false)]
    [InlineData("HS384", false)]
    [InlineData("HS512", false)]
    [InlineData("RS512", false)]
    [InlineData("PS256", false)]
    [InlineData("PS384", false)]
    [InlineData("ES512", false)]
    [InlineData("ES256K", false)]
    [InlineData("EdDSA", false)]
    [InlineData("rs256", false)]
    [InlineData("RS256 ", false)]
    public void TryParse_Algorithm_IsAcceptedExactlyWhenListed(string name, bool isListed)
    {
        var reason = JwtSamples.Parse(JwtSamples.Valid().WithHeader("alg", name).Build());

        Assert.Equal(isListed ? RejectionReason.None : RejectionReason.JwtAlgorithmNotAllowed, reason);
        Assert.Equal(isListed, JwtAlgorithmNames.All.Contains(name));
    }

    [Theory]
    [Requirement("JWT-02")]
    [InlineData("null")]
    [InlineData("256")]
    [InlineData("[\"ES256\"]")]
    public void TryParse_AlgorithmOfOtherType_IsRefused(string json) =>
        Assert.Equal(
            RejectionReason.JwtAlgorithmNotAllowed,
            JwtSamples.Parse(JwtSamples.Valid().WithHeader("alg", JsonNode.Parse(json)).Build())
        );

    [Fact]
    [Requirement("JWT-02")]
    public void TryParse_NoAlgorithm_IsRefused() =>
        Assert.Equal(
            RejectionReason.JwtAlgorithmNotAllowed,
            JwtSamples.Parse(JwtSamples.Valid().WithoutHeader("alg").Build())
        );

    [Fact]
    [Requirement("JWT-02")]
    public void TryParse_UnsignedWithNone_IsRefused() =>
        Assert.Equal(
            RejectionReason.JwtAlgorithmNotAllowed,
            JwtSamples.Parse(JwtSamples.Valid().WithHeader("alg", "none").WithSignature(_ => []).Build())
        );

    [Fact]
    [Requirement("JWT-02")]
    public void TryParse_HmacKeyedWithPublicKey_IsRefused()
    {
        var text = JwtSamples
            .Valid(TestSigner.Rsa)
            .WithHeader("alg", "HS256")
            .WithSignature(input => HMACSHA256.HashData(TestSigner.Rsa.SubjectPublicKeyInfo.Span, input))
            .Build();

        Assert.Equal(RejectionReason.JwtAlgorithmNotAllowed, JwtSamples.Parse(text));
    }

    [Theory]
    [Requirement("JWT-20")]
    [InlineData("crit", "[\"exp\"]", RejectionReason.JwtCriticalHeader)]
    [InlineData("crit", "[]", RejectionReason.JwtCriticalHeader)]
    [InlineData("crit", "null", RejectionReason.JwtCriticalHeader)]
    [InlineData("zip", "\"DEF\"", RejectionReason.JwtUnsupportedHeader)]
    [InlineData("b64", "false", RejectionReason.JwtUnsupportedHeader)]
    [InlineData("b64", "true", RejectionReason.JwtUnsupportedHeader)]
    [InlineData("typ", "1", RejectionReason.JwtUnsupportedHeader)]
    public void TryParse_UnsupportedHeader_IsRefused(string name, string json, RejectionReason expected) =>
        Assert.Equal(expected, JwtSamples.Parse(JwtSamples.Valid().WithHeader(name, JsonNode.Parse(json)).Build()));

    [Fact]
    [Requirement("JWT-20")]
    public void TryParse_UnknownHeader_IsIgnored() =>
        Assert.Equal(RejectionReason.None, JwtSamples.Parse(JwtSamples.Valid().WithHeader("foo", 1).Build()));
}
