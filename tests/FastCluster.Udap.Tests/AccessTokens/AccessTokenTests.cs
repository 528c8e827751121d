using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Revocation;
using Xunit;

namespace FastCluster.Udap.Tests.AccessTokens;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JwtAlgorithm.Es256)]
    [InlineData(JwtAlgorithm.Rs256)]
    [Requirement("AT-01")]
    public async Task Token_Signed_HasTypeAndVerifies(JwtAlgorithm algorithm)
    {
        var signer = algorithm == JwtAlgorithm.Rs256 ? TestSigner.Rsa : TestSigner.P256;
        using var key = new LocalSigningKey("k1", algorithm, signer.ExportPkcs8());

        var text = Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(Claims(), key));

        Assert.True(AccessTokenReader.TryParse(text, out var token));
        Assert.Equal("k1", token!.KeyId);
        Assert.Equal(algorithm, token.Algorithm);
        VerificationKey.TryImport(key.SubjectPublicKeyInfo.Span, out var verifier);
        Assert.Equal(
            RejectionReason.None,
            verifier!.Verify(token.Algorithm, token.SigningInput.Span, token.Signature.Span)
        );
    }

    [Theory]
    [Requirement("AT-01")]
    [Requirement("JWT-23")]
    [InlineData("""{"alg":"ES256","kid":"k1"}""")]
    [InlineData("""{"typ":"JWT","alg":"ES256","kid":"k1"}""")]
    [InlineData("""{"typ":"at+jwt","alg":"none","kid":"k1"}""")]
    [InlineData("""{"typ":"at+jwt","alg":"HS256","kid":"k1"}""")]
    [InlineData("""{"typ":"at+jwt","alg":"ES256"}""")]
    [InlineData("""{"typ":"at+jwt","alg":"ES256","kid":"k1","crit":["b64"]}""")]
    public void Token_OtherHeader_IsNotRead(string header) =>
        Assert.False(AccessTokenReader.TryParse(Compact(header, Payload(Claims()).ToJsonString()), out _));

    [Fact]
    [Requirement("AT-02")]
    [Requirement("AT-05")]
    public void Payload_ClientCredentials_HoldsTheClaimsOfRfc9068()
    {
        var payload = Payload(Claims());

        Assert.Equal("https://as.test", (string?)payload["iss"]);
        Assert.Equal("client-1", (string?)payload["client_id"]);
        Assert.Equal("client-1", (string?)payload["sub"]);
        Assert.Equal(Now.ToUnixTimeSeconds(), (long?)payload["iat"]);
        Assert.Equal(Now.ToUnixTimeSeconds() + 1800, (long?)payload["exp"]);
        Assert.Equal("system/Patient.rs", (string?)payload["scope"]);
        Assert.Equal(22, ((string?)payload["jti"])!.Length);
    }

    [Theory]
    [Requirement("AT-02")]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("client_id")]
    [InlineData("aud")]
    [InlineData("iat")]
    [InlineData("exp")]
    [InlineData("jti")]
    [InlineData("community")]
    [InlineData("fc")]
    public void Payload_WithoutRequiredClaim_IsNotRead(string claim)
    {
        var payload = Payload(Claims());
        payload.Remove(claim);

        Assert.False(AccessTokenReader.TryParse(Compact(Header, payload.ToJsonString()), out _));
    }

    [Fact]
    [Requirement("AT-04")]
    public void Audience_OneIsText_ManyAreArray()
    {
        var many = Payload(Claims() with { Audience = ["https://fhir-a.test", "https://fhir-b.test"] });

        Assert.Equal("https://fhir-a.test", (string?)Payload(Claims())["aud"]);
        Assert.Equal(2, many["aud"]!.AsArray().Count);
    }

    [Fact]
    [Requirement("AT-04")]
    public void Audience_None_IsNotWritten() =>
        Assert.Throws<ArgumentException>(() => Payload(Claims() with { Audience = [] }));

    [Fact]
    [Requirement("AT-05")]
    public void Scope_NoneGranted_IsLeftOut() => Assert.Null(Payload(Claims() with { Scope = "" })["scope"]);

    [Fact]
    [Requirement("AT-07")]
    [Requirement("B2B-18")]
    public async Task Token_WrittenAndRead_KeepsContextCommunityAndEntities()
    {
        using var key = CreateKey();
        var claims = Claims() with { EncryptedContext = new byte[100] };

        var text = Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(claims, key));
        var isRead = AccessTokenReader.TryParse(text, out var token);

        Assert.True(isRead);
        var read = token!.Claims;
        Assert.Equal(claims.Community, read.Community);
        Assert.Equal(claims.Entities.AsEnumerable(), read.Entities);
        Assert.Equal(claims.LeafThumbprint.ToArray(), read.LeafThumbprint.ToArray());
        Assert.Equal(100, read.EncryptedContext.Length);
        Assert.Equal("https://org-a.test", read.Context!.OrganizationId);
        Assert.Equal(["urn:x#TREAT"], read.Context.PurposeOfUse.AsEnumerable());
        Assert.Equal(["urn:oid:1.2.3"], read.Context.ConsentPolicy.AsEnumerable());
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task Status_WrittenAndRead_IsTheSame()
    {
        using var key = CreateKey();
        var claims = Claims() with { Status = new("https://as.test/status-lists/1", 131_071) };

        var text = Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(claims, key));

        Assert.True(AccessTokenReader.TryParse(text, out var token));
        Assert.Equal(claims.Status, token!.Claims.Status);
        Assert.Null(Payload(Claims())["status"]);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"other":{}}""", true)]
    [InlineData("1", false)]
    [InlineData("null", false)]
    [InlineData("""{"status_list":1}""", false)]
    [InlineData("""{"status_list":{"idx":1}}""", false)]
    [InlineData("""{"status_list":{"uri":"https://as.test/1"}}""", false)]
    [InlineData("""{"status_list":{"idx":-1,"uri":"https://as.test/1"}}""", false)]
    [InlineData("""{"status_list":{"idx":4294967296,"uri":"https://as.test/1"}}""", false)]
    [InlineData("""{"status_list":{"idx":"1","uri":"https://as.test/1"}}""", false)]
    [Requirement("REV-13")]
    public void Status_OfAnotherForm_IsNotRead(string json, bool isRead)
    {
        var payload = Payload(Claims());
        payload["status"] = JsonNode.Parse(json);

        Assert.Equal(isRead, AccessTokenReader.TryParse(Compact(Header, payload.ToJsonString()), out var token));
        Assert.Null(token?.Claims.Status);
    }

    [Theory]
    [InlineData("v", "2")]
    [InlineData("v", "\"1\"")]
    [InlineData("fam", "\"short\"")]
    [InlineData("ent", "\"AA\"")]
    [InlineData("x5t", "\"AAAA\"")]
    [InlineData("enc", "\"AB=\"")]
    public void PrivatePart_OfAnotherForm_IsNotRead(string member, string json)
    {
        var payload = Payload(Claims());
        payload["fc"]!.AsObject()[member] = JsonNode.Parse(json);

        Assert.False(AccessTokenReader.TryParse(Compact(Header, payload.ToJsonString()), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d")]
    [InlineData("\u00e9.\u00e9.\u00e9")]
    public void Text_OfAnotherForm_IsNotRead(string text) => Assert.False(AccessTokenReader.TryParse(text, out _));

    [Fact]
    public void Identifier_HasExactlyOneSpelling()
    {
        var text = TokenIdentifier.Format(UInt128.MaxValue);

        Assert.True(TokenIdentifier.TryParse(text, out var value));
        Assert.Equal(UInt128.MaxValue, value);
        Assert.False(TokenIdentifier.TryParse(text[..^1] + "x", out _));
    }

    private const string Header = """{"typ":"at+jwt","alg":"ES256","kid":"k1"}""";

    private static LocalSigningKey CreateKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new("k1", JwtAlgorithm.Es256, key.ExportPkcs8PrivateKey());
    }

    private static AccessTokenClaims Claims() =>
        new()
        {
            Issuer = "https://as.test",
            Subject = "client-1",
            ClientId = "client-1",
            Audience = ["https://fhir-a.test"],
            IssuedAt = Now,
            ExpiresAt = Now.AddMinutes(30),
            JwtId = TokenIdentifier.Format(7),
            Scope = "system/Patient.rs",
            Community = "https://community-a.test",
            Context = new AssertedContext
            {
                OrganizationId = "https://org-a.test",
                PurposeOfUse = ["urn:x#TREAT"],
                ConsentPolicy = ["urn:oid:1.2.3"],
            },
            FamilyId = TokenIdentifier.Format(8),
            Entities = [new(new(EntityKind.Client, 9), 3)],
            LeafThumbprint = SHA256.HashData("leaf"u8),
        };

    private static JsonObject Payload(AccessTokenClaims claims)
    {
        var buffer = new ArrayBufferWriter<byte>();
        AccessTokenWriter.WritePayload(claims, buffer);
        return JsonNode.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan))!.AsObject();
    }

    private static string Compact(string header, string payload) =>
        $"{Encode(header)}.{Encode(payload)}.{Encode("signature")}";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
