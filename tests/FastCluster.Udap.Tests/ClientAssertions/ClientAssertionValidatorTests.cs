using FastCluster.Testing;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.ClientAssertions;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.Jwt;
using Xunit;

namespace FastCluster.Udap.Tests.ClientAssertions;

public sealed class ClientAssertionValidatorTests
{
    private static readonly ClientAssertionRules Rules = new([JwtSamples.TokenUrl], null, TimeSpan.FromSeconds(30));

    [Fact]
    [Requirement("TOK-06")]
    [Requirement("TOK-08")]
    public void TryReadClaims_ValidAssertion_GivesClientId()
    {
        var jwt = JwtSamples.Parsed(JwtSamples.Valid());

        var reason = ClientAssertionValidator.TryReadClaims(jwt, Rules, JwtSamples.Now, out var assertion);

        Assert.Equal(RejectionReason.None, reason);
        Assert.Equal("client-a", assertion!.ClientId);
        Assert.Same(jwt, assertion.Jwt);
    }

    [Fact]
    [Requirement("TOK-06")]
    public void TryReadClaims_SubjectDiffers_IsRefused() =>
        Assert.Equal(RejectionReason.JwtSubjectNotIssuer, Read(JwtSamples.Valid().WithClaim("sub", "client-b")));

    [Theory]
    [Requirement("TOK-07")]
    [InlineData("client-a", RejectionReason.None)]
    [InlineData("client-b", RejectionReason.JwtIssuerNotClient)]
    [InlineData("Client-a", RejectionReason.JwtIssuerNotClient)]
    public void TryReadClaims_ClientIdOfRequest_MustMatch(string clientId, RejectionReason expected) =>
        Assert.Equal(expected, Read(JwtSamples.Valid(), Rules with { ClientId = clientId }));

    [Theory]
    [Requirement("TOK-08")]
    [Requirement("JWT-18")]
    [InlineData("https://as.test")]
    [InlineData("https://as.test/register")]
    public void TryReadClaims_OtherAudience_IsRefused(string audience) =>
        Assert.Equal(RejectionReason.JwtAudience, Read(JwtSamples.Valid().WithClaim("aud", audience)));

    [Theory]
    [Requirement("JWT-26")]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("jti")]
    public void TryReadClaims_ClaimAbsent_IsRefused(string name) =>
        Assert.Equal(RejectionReason.JwtClaimMissing, Read(JwtSamples.Valid().WithoutClaim(name)));

    [Fact]
    [Requirement("JWT-11")]
    public void TryReadClaims_LifetimeOf301Seconds_IsRefused() =>
        Assert.Equal(
            RejectionReason.JwtLifetimeTooLong,
            Read(JwtSamples.Valid().WithClaim("exp", JwtSamples.NowSeconds + 301))
        );

    [Fact]
    [Requirement("JWT-19")]
    public void TryReadClaims_UnknownClaim_IsIgnored() =>
        Assert.Equal(
            RejectionReason.None,
            Read(JwtSamples.Valid().WithClaim("foo", new System.Text.Json.Nodes.JsonObject()))
        );

    [Theory]
    [Requirement("JWT-17")]
    [InlineData("https://client.test/app", RejectionReason.None)]
    [InlineData("https://client.test/app2", RejectionReason.None)]
    [InlineData("HTTPS://client.test/app", RejectionReason.JwtIssuerNotInCertificate)]
    [InlineData("https://client.test:443/app", RejectionReason.JwtIssuerNotInCertificate)]
    [InlineData("https://client.test/app/", RejectionReason.JwtIssuerNotInCertificate)]
    [InlineData("https://client.test/other", RejectionReason.JwtIssuerNotInCertificate)]
    public void CheckBinding_RegisteredIssuer_MustBeUriNameOfLeaf(string issuer, RejectionReason expected) =>
        Assert.Equal(
            expected,
            ClientAssertionValidator.CheckBinding(issuer, ["https://client.test/app", "https://client.test/app2"])
        );

    [Fact]
    [Requirement("X509-07")]
    public void CheckBinding_LeafWithoutUriName_IsRefused() =>
        Assert.Equal(
            RejectionReason.JwtIssuerNotInCertificate,
            ClientAssertionValidator.CheckBinding(TestSigner.IssuerUri, [])
        );

    private static RejectionReason Read(JwtBuilder builder, ClientAssertionRules? rules = null)
    {
        var jwt = JwtSamples.Parsed(builder);
        var reason = ClientAssertionValidator.TryReadClaims(jwt, rules ?? Rules, JwtSamples.Now, out var assertion);
        Assert.Equal(reason == RejectionReason.None, assertion is not null);
        return reason;
    }
}
