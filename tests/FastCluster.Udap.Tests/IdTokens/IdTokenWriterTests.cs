using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.IdTokens;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.UpstreamMetadata;
using Xunit;

namespace FastCluster.Udap.Tests.IdTokens;

public sealed class IdTokenWriterTests
{
    [Theory]
    [Requirement("TIER-41")]
    [InlineData(JwtAlgorithm.Rs256)]
    [InlineData(JwtAlgorithm.Rs384)]
    public async Task Token_OfThisServer_IsAcceptedByAnother(JwtAlgorithm algorithm)
    {
        var text = await WriteAsync(Claims(), IdTokenCase.AccessToken, algorithm);

        var reason = IdTokenCase.Judge(text, IdTokenCase.Valid().Expected, out var read);

        Assert.Equal(RejectionReason.None, reason);
        Assert.Equal(Claims() with { Amr = read!.Amr }, read);
        Assert.Equal(Claims().Amr.ToArray(), read.Amr.ToArray());
    }

    [Fact]
    [Requirement("TIER-41")]
    [Requirement("JWT-06")]
    public async Task Header_HoldsAlgorithmAndChain()
    {
        var header = Part(await WriteAsync(Claims(), accessToken: null), 0);

        Assert.Equal(["alg", "kid", "x5c"], header.Select(member => member.Key));
        Assert.Equal("RS256", (string?)header["alg"]);
        Assert.Equal(CertificateKeyId.Of(Upstream.Provider.CertificateChain[0].Span), (string?)header["kid"]);
        Assert.Equal(
            Upstream.Provider.CertificateChain.Select(der => Convert.ToBase64String(der.Span)),
            header["x5c"]!.AsArray().Select(item => (string)item!)
        );
    }

    [Fact]
    [Requirement("TIER-28")]
    public async Task Payload_HoldsWhatIsSaid()
    {
        var payload = Part(await WriteAsync(Claims(), IdTokenCase.AccessToken), 1);

        Assert.Equal(
            ["iss", "sub", "aud", "iat", "exp", "nonce", "auth_time", "acr", "amr", "at_hash"],
            payload.Select(member => member.Key)
        );
        Assert.Equal("77QmUPtjPfzWtF2AnpK9RQ", (string?)payload["at_hash"]);
    }

    [Fact]
    public async Task Payload_WhatIsNotKnown_IsLeftOut()
    {
        var claims = Claims() with { Nonce = null, AuthenticatedAt = null, Acr = null, Amr = [] };

        var payload = Part(await WriteAsync(claims, accessToken: null), 1);

        Assert.Equal(["iss", "sub", "aud", "iat", "exp"], payload.Select(member => member.Key));
    }

    [Fact]
    [Requirement("TOK-30")]
    public async Task Payload_PersonWhoIsDescribed_IsDescribedLast()
    {
        var claims = Claims() with
        {
            Nonce = null,
            Person = new() { Name = "Ada", FhirUser = "https://fhir.test/Patient/1" },
        };

        var payload = Part(await WriteAsync(claims, accessToken: null), 1);

        Assert.Equal(["name", "fhirUser"], payload.Select(member => member.Key).TakeLast(2));
        Assert.Equal("Ada", (string?)payload["name"]);
    }

    [Fact]
    public async Task SignAsync_NoChain_IsABug()
    {
        using var key = Key(JwtAlgorithm.Rs256);

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await IdTokenWriter.SignAsync(Claims(), accessToken: null, [], key)
        );
    }

    private static IdTokenClaims Claims() =>
        new()
        {
            Issuer = Upstream.BaseUrl,
            Subject = "person-1",
            Audience = IdTokenCase.ClientId,
            IssuedAt = Upstream.Now,
            ExpiresAt = Upstream.Now.AddMinutes(5),
            Nonce = IdTokenCase.Nonce,
            AuthenticatedAt = Upstream.Now.AddMinutes(-1),
            Acr = "http://udap.org/ial2",
            Amr = ["http://udap.org/code/auth/aal2"],
        };

    private static async Task<string> WriteAsync(
        IdTokenClaims claims,
        string? accessToken,
        JwtAlgorithm algorithm = JwtAlgorithm.Rs256
    )
    {
        using var key = Key(algorithm);
        var chain = Upstream.Provider.CertificateChain;
        return Encoding.ASCII.GetString(await IdTokenWriter.SignAsync(claims, accessToken, chain, key));
    }

    private static LocalSigningKey Key(JwtAlgorithm algorithm) =>
        new("k1", algorithm, Upstream.Provider.PrivateKey.ExportPkcs8PrivateKey());

    private static JsonObject Part(string text, int index) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(text.Split('.')[index]))!.AsObject();
}
