using FastCluster.Testing;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.Jwt;

public sealed class AudienceRulesTests
{
    [Theory]
    [Requirement("JWT-18")]
    [InlineData("\"https://as.test/token\"", true)]
    [InlineData("[\"https://as.test/token\"]", true)]
    [InlineData("[\"https://other.test\",\"https://as.test/token\"]", true)]
    [InlineData("[\"https://other.test\"]", false)]
    [InlineData("\"https://as.test/register\"", false)]
    [InlineData("\"https://as.test\"", false)]
    [InlineData("\"http://as.test/token\"", false)]
    public void Check_Audience_MustContainEndpoint(string json, bool isAccepted) =>
        Assert.Equal(
            isAccepted ? RejectionReason.None : RejectionReason.JwtAudience,
            AudienceRules.Check(Read(json), JwtSamples.TokenUrl)
        );

    [Theory]
    [Requirement("JWT-17")]
    [InlineData("HTTPS://as.test/token")]
    [InlineData("https://AS.test/token")]
    [InlineData("https://as.test/Token")]
    [InlineData("https://as.test:443/token")]
    [InlineData("https://as.test/token/")]
    [InlineData("https://as.test/./token")]
    [InlineData("https://as.test/%74oken")]
    [InlineData(" https://as.test/token")]
    [InlineData("https://as.test/token#")]
    public void Check_OtherSpellingOfUrl_IsRefused(string spelling) =>
        Assert.Equal(RejectionReason.JwtAudience, AudienceRules.Check(Read($"\"{spelling}\""), JwtSamples.TokenUrl));

    [Fact]
    public void Check_SeveralAccepted_OneSuffices()
    {
        var claims = Read("[\"https://as.test/introspect\"]");

        Assert.Equal(
            RejectionReason.None,
            AudienceRules.Check(claims, [JwtSamples.TokenUrl, "https://as.test/introspect"])
        );
        Assert.Equal(RejectionReason.JwtAudience, AudienceRules.Check(claims, []));
    }

    private static StandardClaims Read(string audience)
    {
        var json = $"{{\"iss\":\"i\",\"sub\":\"i\",\"aud\":{audience},\"exp\":2,\"iat\":1,\"jti\":\"1\"}}";
        Assert.Equal(RejectionReason.None, StandardClaimsReader.TryRead(JwtSamples.Json(json), out var claims));
        return claims!;
    }
}
