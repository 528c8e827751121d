using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class JwtParserFormTests
{
    [Fact]
    [Requirement("JWT-01")]
    public void TryParse_ValidJwt_ReadsEveryPart()
    {
        var text = JwtSamples.Valid().WithHeader("typ", "JWT").Build();

        var reason = JwtParser.TryParse(text, JwtLimits.Default, out var jwt);

        Assert.Equal(RejectionReason.None, reason);
        Assert.Equal(text, jwt!.Text);
        Assert.Equal(JwtAlgorithm.Es256, jwt.Algorithm);
        Assert.Equal("JWT", jwt.Type);
        Assert.Equal(64, jwt.Signature.Length);
        Assert.Equal(text.LastIndexOf('.'), jwt.SigningInput.Length);
        Assert.Equal("client-a", jwt.Claims.GetProperty("iss").GetString());
        Assert.True(Assert.Single(jwt.Chain).Span.SequenceEqual(TestSigner.P256.Certificate.Span));
    }

    [Theory]
    [Requirement("JWT-01")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.e30")]
    [InlineData("a.b.c.d.e")]
    [InlineData("{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\"}")]
    public void TryParse_NotThreeParts_IsNotCompact(string text) =>
        Assert.Equal(RejectionReason.JwtNotCompact, JwtSamples.Parse(text));

    [Fact]
    [Requirement("JWT-01")]
    public void TryParse_EmptySignature_IsNotCompact()
    {
        var text = JwtSamples.Valid().WithSignature(_ => []).Build();

        Assert.Equal(RejectionReason.JwtNotCompact, JwtSamples.Parse(text));
    }

    [Theory]
    [Requirement("JWT-01")]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("%")]
    [InlineData("+")]
    [InlineData("/")]
    [InlineData("\u00e9")]
    [InlineData("\0")]
    public void TryParse_ForeignCharacterInAnyPart_IsBadEncoding(string extra)
    {
        var parts = JwtSamples.Valid().Build().Split('.');

        Assert.Equal(RejectionReason.JwtBadEncoding, JwtSamples.Parse($"{parts[0]}{extra}.{parts[1]}.{parts[2]}"));
        Assert.Equal(RejectionReason.JwtBadEncoding, JwtSamples.Parse($"{parts[0]}.{parts[1]}{extra}.{parts[2]}"));
        Assert.Equal(RejectionReason.JwtBadEncoding, JwtSamples.Parse($"{parts[0]}.{parts[1]}.{parts[2]}{extra}"));
    }

    [Theory]
    [Requirement("JWT-01")]
    [InlineData(64)]
    [InlineData(65)]
    public void TryParse_UnusedBitsSet_IsBadEncoding(int signatureLength)
    {
        var text = JwtSamples.Valid().WithSignature(_ => new byte[signatureLength]).Build();

        Assert.Equal(RejectionReason.None, JwtSamples.Parse(text));
        Assert.Equal(RejectionReason.JwtBadEncoding, JwtSamples.Parse(text[..^1] + 'B'));
    }

    [Theory]
    [Requirement("JWT-09")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1}//")]
    [InlineData("{\"a\":1} {}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"a\":\"\\ud800\\u0041\"}")]
    [InlineData("{\"a\":\"\\uD83D\\\\uDE00\"}")]
    public void TryParse_PayloadNotAnObject_IsBadJson(string payload)
    {
        var text = JwtSamples.Valid().WithPayloadText(payload).Build();

        var expected = payload.Length == 0 ? RejectionReason.JwtNotCompact : RejectionReason.JwtBadJson;
        Assert.Equal(expected, JwtSamples.Parse(text));
    }

    [Fact]
    [Requirement("JWT-09")]
    public void TryParse_PayloadNotUtf8_IsBadJson()
    {
        var parts = JwtSamples.Valid().Build().Split('.');
        var payload = System.Buffers.Text.Base64Url.EncodeToString([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal(RejectionReason.JwtBadJson, JwtSamples.Parse($"{parts[0]}.{payload}.{parts[2]}"));
    }

    [Fact]
    public void TryParse_EscapedTextAndPairs_IsRead()
    {
        var jwt = JwtSamples.Parsed(
            JwtSamples.Valid().WithPayloadText("{\"a\":\"\\\\ud800 \\uD83D\\uDE00 \\u00e9\\/\"}")
        );

        Assert.Equal("\\ud800 \U0001F600 \u00e9/", jwt.Claims.GetProperty("a").GetString());
    }

    [Theory]
    [Requirement("JWT-20")]
    [InlineData("{\"iss\":\"a\",\"iss\":\"b\"}")]
    [InlineData("{\"iss\":\"a\",\"\\u0069ss\":\"b\"}")]
    [InlineData("{\"extensions\":{\"x\":1,\"x\":1}}")]
    public void TryParse_DuplicateClaim_IsRefused(string payload) =>
        Assert.Equal(
            RejectionReason.JwtDuplicateName,
            JwtSamples.Parse(JwtSamples.Valid().WithPayloadText(payload).Build())
        );

    [Fact]
    [Requirement("JWT-20")]
    public void TryParse_DuplicateHeaderName_IsRefused()
    {
        var builder = JwtSamples.Valid();
        builder.WithHeaderText("{\"alg\":\"none\"," + builder.HeaderText[1..]);

        Assert.Equal(RejectionReason.JwtDuplicateName, JwtSamples.Parse(builder.Build()));
    }
}
