using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class StandardClaimsReaderTests
{
    [Fact]
    [Requirement("JWT-09")]
    [Requirement("JWT-26")]
    public void TryRead_AllClaims_AreRead()
    {
        var claims = Valid();
        claims["nbf"] = 5;

        Assert.Equal(RejectionReason.None, Read(claims, out var result));
        Assert.Equal(("i", "s", "a b"), (result!.Issuer, result.Subject, result.JwtId));
        Assert.Equal((20L, 10L, (long?)5L), (result.ExpiresAt, result.IssuedAt, result.NotBefore));
        Assert.Equal("x", Assert.Single(result.Audience));
    }

    [Theory]
    [Requirement("JWT-26")]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("jti")]
    public void TryRead_ClaimAbsent_IsMissing(string name)
    {
        var claims = Valid();
        claims.Remove(name);

        Assert.Equal(RejectionReason.JwtClaimMissing, Read(claims, out var result));
        Assert.Null(result);
    }

    [Theory]
    [Requirement("JWT-09")]
    [InlineData("iss", "1")]
    [InlineData("iss", "null")]
    [InlineData("iss", "\"\"")]
    [InlineData("iss", "[\"i\"]")]
    [InlineData("sub", "true")]
    [InlineData("sub", "{}")]
    [InlineData("jti", "7")]
    [InlineData("jti", "\"\"")]
    [InlineData("aud", "null")]
    [InlineData("aud", "{}")]
    [InlineData("aud", "[]")]
    [InlineData("aud", "[1]")]
    [InlineData("aud", "[\"x\",null]")]
    [InlineData("aud", "\"\"")]
    [InlineData("exp", "\"1700000000\"")]
    [InlineData("exp", "1700000000.5")]
    [InlineData("exp", "1.7e9")]
    [InlineData("exp", "-1")]
    [InlineData("exp", "1e300")]
    [InlineData("exp", "1e99999")]
    [InlineData("exp", "9223372036854775807")]
    [InlineData("exp", "9223372036854775808")]
    [InlineData("exp", "253402300800")]
    [InlineData("exp", "null")]
    [InlineData("iat", "\"10\"")]
    [InlineData("iat", "10.0")]
    [InlineData("iat", "true")]
    [InlineData("nbf", "null")]
    [InlineData("nbf", "\"5\"")]
    public void TryRead_WrongTypeOrRange_IsRefused(string name, string json)
    {
        var claims = Valid();
        claims[name] = JsonNode.Parse(json);

        Assert.Equal(RejectionReason.JwtClaimType, Read(claims, out _));
    }

    [Fact]
    [Requirement("JWT-09")]
    public void TryRead_LastSecondOfRange_IsRead()
    {
        var claims = Valid();
        claims["exp"] = StandardClaims.LatestTime;

        Assert.Equal(RejectionReason.None, Read(claims, out _));
    }

    [Theory]
    [Requirement("JWT-24")]
    [InlineData(2048, RejectionReason.None)]
    [InlineData(2049, RejectionReason.JwtClaimType)]
    public void TryRead_LengthOfJti_IsBounded(int length, RejectionReason expected)
    {
        var claims = Valid();
        claims["jti"] = new string('j', length);

        Assert.Equal(expected, Read(claims, out _));
    }

    [Theory]
    [Requirement("JWT-24")]
    [InlineData(64, RejectionReason.None)]
    [InlineData(65, RejectionReason.JwtClaimType)]
    public void TryRead_NumberOfAudiences_IsBounded(int count, RejectionReason expected)
    {
        var claims = Valid();
        claims["aud"] = new JsonArray([.. Enumerable.Range(0, count).Select(n => (JsonNode)JsonValue.Create($"a{n}"))]);

        Assert.Equal(expected, Read(claims, out _));
    }

    private static JsonObject Valid() =>
        new()
        {
            ["iss"] = "i",
            ["sub"] = "s",
            ["aud"] = "x",
            ["exp"] = 20,
            ["iat"] = 10,
            ["jti"] = "a b",
        };

    private static RejectionReason Read(JsonObject claims, out StandardClaims? result) =>
        StandardClaimsReader.TryRead(JwtSamples.Json(claims.ToJsonString()), out result);
}
