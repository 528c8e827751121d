using System.Formats.Asn1;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

[Requirement("JWT-24")]
public sealed class JwtParserLimitTests
{
    [Fact]
    public void TryParse_LengthAtAndAboveLimit_IsJudgedFirst()
    {
        var text = JwtSamples.Valid().Build();

        Assert.Equal(RejectionReason.None, Parse(text, new JwtLimits { MaximumLength = text.Length }));
        Assert.Equal(RejectionReason.JwtTooLarge, Parse(text, new JwtLimits { MaximumLength = text.Length - 1 }));
        Assert.Equal(RejectionReason.JwtTooLarge, JwtSamples.Parse(new string('\u00e9', 1024 * 1024)));
    }

    [Theory]
    [InlineData(10, RejectionReason.None)]
    [InlineData(11, RejectionReason.JwtChainTooLong)]
    [InlineData(5000, RejectionReason.JwtChainTooLong)]
    public void TryParse_NumberOfCertificates_IsBounded(int count, RejectionReason expected)
    {
        var entries = Enumerable.Repeat("MAA=", count).Select(text => (JsonNode)JsonValue.Create(text)).ToArray();
        var text = JwtSamples.Valid().WithHeader("x5c", new JsonArray(entries)).Build();

        Assert.Equal(expected, JwtSamples.Parse(text));
    }

    [Theory]
    [InlineData(16384, RejectionReason.None)]
    [InlineData(16385, RejectionReason.JwtCertificateTooLarge)]
    [InlineData(30000, RejectionReason.JwtCertificateTooLarge)]
    public void TryParse_SizeOfCertificate_IsBounded(int bytes, RejectionReason expected)
    {
        var text = JwtSamples.Valid().WithChain(Sequence(bytes)).Build();

        Assert.Equal(expected, JwtSamples.Parse(text));
    }

    [Theory]
    [InlineData(15, RejectionReason.None)]
    [InlineData(16, RejectionReason.JwtBadJson)]
    [InlineData(10000, RejectionReason.JwtBadJson)]
    public void TryParse_DepthOfPayload_IsBounded(int innerDepth, RejectionReason expected)
    {
        var payload = $"{{\"a\":{new string('[', innerDepth)}{new string(']', innerDepth)}}}";

        Assert.Equal(expected, JwtSamples.Parse(JwtSamples.Valid().WithPayloadText(payload).Build()));
    }

    [Fact]
    public void TryParse_DepthOfHeader_IsBounded()
    {
        var builder = JwtSamples.Valid();
        var deep = $"\"a\":{new string('[', 16)}{new string(']', 16)}";

        builder.WithHeaderText($"{{{deep},{builder.HeaderText[1..]}");

        Assert.Equal(RejectionReason.JwtBadJson, JwtSamples.Parse(builder.Build()));
    }

    private static RejectionReason Parse(string text, JwtLimits limits) => JwtParser.TryParse(text, limits, out _);

    private static byte[] Sequence(int bytes)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteOctetString(new byte[bytes - 8]);
        }

        Assert.Equal(bytes, writer.GetEncodedLength());
        return writer.Encode();
    }
}
