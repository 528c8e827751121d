using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.StatusLists;
using Xunit;

namespace FastCluster.Udap.Tests.StatusLists;

public sealed class SignedStatusListTests
{
    private const string Header = """{"typ":"statuslist+jwt","alg":"ES256","kid":"k1"}""";

    [Theory]
    [InlineData(JwtAlgorithm.Es256)]
    [InlineData(JwtAlgorithm.Rs256)]
    [Requirement("REV-13")]
    public async Task List_SignedAndRead_SaysTheSameAndVerifies(JwtAlgorithm algorithm)
    {
        var signer = algorithm == JwtAlgorithm.Rs256 ? TestSigner.Rsa : TestSigner.P256;
        using var key = new LocalSigningKey("k1", algorithm, signer.ExportPkcs8());

        var text = await StatusListWriter.SignAsync(Claims(), key);

        Assert.True(StatusListReader.TryParse(text, out var list));
        Assert.Equal(("k1", algorithm), (list!.KeyId, list.Algorithm));
        Assert.Equal(Claims() with { List = list.Claims.List }, list.Claims);
        Assert.Equal<byte?>(
            [1, 0, null],
            [list.Claims.List.StatusAt(1), list.Claims.List.StatusAt(2), list.Claims.List.StatusAt(8)]
        );
        VerificationKey.TryImport(key.SubjectPublicKeyInfo.Span, out var verifier);
        Assert.Equal(
            RejectionReason.None,
            verifier!.Verify(list.Algorithm, list.SigningInput.Span, list.Signature.Span)
        );
    }

    [Theory]
    [InlineData("""{"alg":"ES256","kid":"k1"}""")]
    [InlineData("""{"typ":"at+jwt","alg":"ES256","kid":"k1"}""")]
    [InlineData("""{"typ":"statuslist+jwt","alg":"none","kid":"k1"}""")]
    [InlineData("""{"typ":"statuslist+jwt","alg":"ES256"}""")]
    [InlineData("""{"typ":"statuslist+jwt","alg":"ES256","kid":"k1","crit":["b64"]}""")]
    [Requirement("REV-13")]
    [Requirement("JWT-23")]
    public void List_OtherHeader_IsNotRead(string header) => Assert.False(IsRead(header, Payload()));

    [Theory]
    [InlineData("sub")]
    [InlineData("iat")]
    [InlineData("exp")]
    [InlineData("ttl")]
    [InlineData("status_list")]
    [Requirement("REV-13")]
    public void List_WithoutAClaim_IsNotRead(string claim)
    {
        var payload = Payload();
        payload.Remove(claim);

        Assert.False(IsRead(Header, payload));
    }

    [Theory]
    [InlineData("bits", "3")]
    [InlineData("bits", "\"1\"")]
    [InlineData("bits", "4294967297")]
    [InlineData("lst", "1")]
    [InlineData("lst", "\"AAAA\"")]
    [InlineData("lst", "null")]
    [Requirement("REV-13")]
    public void List_MemberOfAnotherForm_IsNotRead(string member, string json)
    {
        var payload = Payload();
        payload["status_list"]!.AsObject()[member] = JsonNode.Parse(json);

        Assert.False(IsRead(Header, payload));
    }

    [Fact]
    [Requirement("REV-13")]
    public void List_WhoseTimeToLiveIsZero_IsNotRead()
    {
        var payload = Payload();
        payload["ttl"] = 0;

        Assert.False(IsRead(Header, payload));
    }

    [Fact]
    [Requirement("REV-13")]
    public void List_AsWritten_IsRead() => Assert.True(IsRead(Header, Payload()));

    [Fact]
    [Requirement("REV-13")]
    public void List_LongerThanTheBound_IsNotRead()
    {
        var payload = Payload();
        payload["more"] = new string('x', StatusListMembers.MaximumBytes);

        Assert.False(IsRead(Header, payload));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [Requirement("REV-13")]
    public void Text_OfAnotherForm_IsNotRead(string text) =>
        Assert.False(StatusListReader.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    [Requirement("REV-13")]
    [Requirement("JWT-23")]
    public async Task AccessToken_AndList_AreNeverReadAsEachOther()
    {
        using var key = new LocalSigningKey("k1", JwtAlgorithm.Es256, TestSigner.P256.ExportPkcs8());

        var list = await StatusListWriter.SignAsync(Claims(), key);

        Assert.False(AccessTokenReader.TryParse(Encoding.ASCII.GetString(list), out _));
    }

    private static StatusListClaims Claims() =>
        new()
        {
            Subject = "https://as.test/status-lists/1",
            IssuedAt = 1_900_000_000,
            ExpiresAt = 1_900_000_040,
            TimeToLive = 20,
            List = new(1, [0b10]),
        };

    private static JsonObject Payload() =>
        new()
        {
            ["sub"] = "https://as.test/status-lists/1",
            ["iat"] = 1_900_000_000,
            ["exp"] = 1_900_000_040,
            ["ttl"] = 20,
            ["status_list"] = new JsonObject { ["bits"] = 1, ["lst"] = Claims().List.Encode() },
        };

    private static bool IsRead(string header, JsonObject payload) =>
        StatusListReader.TryParse(
            Encoding.ASCII.GetBytes($"{Encode(header)}.{Encode(payload.ToJsonString())}.{Encode("signature")}"),
            out _
        );

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
