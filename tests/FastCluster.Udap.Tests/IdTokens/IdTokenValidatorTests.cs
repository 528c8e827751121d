using FastCluster.Testing;
using FastCluster.Udap.IdTokens;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.UpstreamMetadata;
using Xunit;

namespace FastCluster.Udap.Tests.IdTokens;

public sealed class IdTokenValidatorTests
{
    private static readonly long NowSeconds = Upstream.Now.ToUnixTimeSeconds();

    [Fact]
    [Requirement("TIER-28")]
    [Requirement("TIER-30")]
    public void Validate_GoodToken_TellsWhoSignedIn()
    {
        var claims = IdTokenCase.Valid().Accepted();

        Assert.Equal((Upstream.BaseUrl, "person-1"), (claims.Issuer, claims.Subject));
        Assert.Equal((IdTokenCase.ClientId, IdTokenCase.Nonce), (claims.Audience, claims.Nonce));
        Assert.Equal((Upstream.Now, Upstream.Now.AddSeconds(300)), (claims.IssuedAt, claims.ExpiresAt));
        Assert.Equal(Upstream.Now.AddMinutes(-5), claims.AuthenticatedAt);
        Assert.Equal("http://udap.org/ial2", claims.Acr);
    }

    [Theory]
    [Requirement("TIER-28")]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("acr")]
    [InlineData("amr")]
    public void Validate_RequiredClaimAbsent_IsRefused(string claim) =>
        Assert.Equal(RejectionReason.IdTokenClaims, IdTokenCase.Valid().With(claim, null).Reason());

    [Theory]
    [Requirement("TIER-28")]
    [InlineData("auth_time")]
    [InlineData("at_hash")]
    [InlineData("azp")]
    public void Validate_OptionalClaimAbsent_IsAccepted(string claim) =>
        Assert.Equal(RejectionReason.None, IdTokenCase.Valid().With(claim, null).Reason());

    [Fact]
    [Requirement("TIER-32")]
    public void Validate_AssuranceThatIsNotAskedFor_MayBeAbsent()
    {
        var token = IdTokenCase.Valid().With("acr", null).With("amr", null);
        token.Expected = token.Expected with { RequiresAssurance = false };

        var claims = token.Accepted();

        Assert.Null(claims.Acr);
        Assert.Empty(claims.Amr);
    }

    [Theory]
    [Requirement("TIER-28")]
    [InlineData("iss", "1")]
    [InlineData("iss", "\"\"")]
    [InlineData("sub", "[]")]
    [InlineData("sub", "\"\"")]
    [InlineData("aud", "[]")]
    [InlineData("aud", "{}")]
    [InlineData("exp", "\"1893456300\"")]
    [InlineData("iat", "1.5")]
    [InlineData("iat", "null")]
    [InlineData("nbf", "\"x\"")]
    [InlineData("auth_time", "\"x\"")]
    [InlineData("nonce", "1")]
    [InlineData("azp", "[]")]
    [InlineData("at_hash", "1")]
    [InlineData("acr", "[]")]
    [InlineData("amr", "[]")]
    [InlineData("amr", "[1]")]
    [InlineData("amr", "{}")]
    public void Validate_ClaimOfAnotherForm_IsRefused(string claim, string json) =>
        Assert.Equal(RejectionReason.IdTokenClaims, IdTokenCase.Valid().With(claim, json).Reason());

    [Theory]
    [Requirement("TIER-28")]
    [InlineData("sub", 255, RejectionReason.None)]
    [InlineData("sub", 256, RejectionReason.IdTokenClaims)]
    [InlineData("acr", 257, RejectionReason.IdTokenClaims)]
    [InlineData("azp", 2049, RejectionReason.IdTokenClaims)]
    public void Validate_Texts_AreBounded(string claim, int length, RejectionReason expected) =>
        Assert.Equal(expected, IdTokenCase.Valid().With(claim, $"\"{new string('x', length)}\"").Reason());

    [Theory]
    [Requirement("TIER-32")]
    [InlineData("\"http://udap.org/aal2\"", "http://udap.org/aal2")]
    [InlineData("[\"pwd\", \"otp\"]", "pwd otp")]
    public void Validate_AmrAsTextOrArray_IsRead(string json, string expected) =>
        Assert.Equal(expected.Split(' '), IdTokenCase.Valid().With("amr", json).Accepted().Amr.ToArray());

    [Fact]
    [Requirement("TIER-29")]
    public void Validate_NoChain_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdTokenMalformed,
            IdTokenCase.Valid().WithJwt(jwt => jwt.WithoutHeader("x5c").WithHeader("kid", "k1")).Reason()
        );

    [Theory]
    [Requirement("TIER-31")]
    [InlineData("none")]
    [InlineData("HS256")]
    public void Validate_AlgorithmThatIsNotAllowed_IsRefused(string algorithm) =>
        Assert.Equal(
            RejectionReason.IdTokenMalformed,
            IdTokenCase.Valid().WithJwt(jwt => jwt.WithHeader("alg", algorithm)).Reason()
        );

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d.e")]
    [Requirement("TIER-31")]
    public void TryParse_NoJwt_IsRefused(string text) =>
        Assert.Equal(RejectionReason.IdTokenMalformed, IdTokenValidator.TryParse(text, out _));

    [Fact]
    [Requirement("TIER-30")]
    public void Validate_OtherKeyThanTheLeafs_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdTokenSignature,
            IdTokenCase.Valid().WithJwt(jwt => jwt.WithSignature(_ => new byte[256])).Reason()
        );

    [Fact]
    [Requirement("TIER-29")]
    public void Validate_CertificateUnderAnUnknownRoot_IsRefused() =>
        Assert.Equal(RejectionReason.IdTokenUntrusted, IdTokenCase.SignedBy(Upstream.Stranger).Reason());

    [Theory]
    [Requirement("TIER-29")]
    [InlineData(RejectionReason.CertificateRevoked, RejectionReason.IdTokenUntrusted)]
    [InlineData(RejectionReason.PathNotFound, RejectionReason.IdTokenUntrusted)]
    [InlineData(RejectionReason.JwtSignatureInvalid, RejectionReason.IdTokenSignature)]
    [InlineData(RejectionReason.RevocationPending, RejectionReason.RevocationPending)]
    [InlineData(RejectionReason.None, RejectionReason.None)]
    public void ReasonOf_RefusedSigner_KeepsOnlyWhatMayBeTriedAgain(RejectionReason signer, RejectionReason expected) =>
        Assert.Equal(expected, IdTokenValidator.ReasonOf(signer));

    [Theory]
    [Requirement("TIER-30")]
    [InlineData("https://other.test")]
    [InlineData("https://idp.test/")]
    [InlineData("https://IDP.test")]
    public void Validate_IssuerThatWasNotAsked_IsRefused(string issuer) =>
        Assert.Equal(RejectionReason.IdTokenIssuer, IdTokenCase.Valid().With("iss", $"\"{issuer}\"").Reason());

    [Fact]
    [Requirement("TIER-29")]
    public void Validate_IssuerThatTheCertificateDoesNotName_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdTokenIssuerNotInCertificate,
            IdTokenCase.SignedBy(Upstream.OtherMember).Reason()
        );

    [Theory]
    [Requirement("TIER-30")]
    [InlineData("\"other\"")]
    [InlineData("\"Holder-1\"")]
    [InlineData("[\"other\"]")]
    [InlineData("[\"holder-1\", \"other\"]")]
    public void Validate_AudienceThatIsNotThisServerAlone_IsRefused(string json) =>
        Assert.Equal(RejectionReason.IdTokenAudience, IdTokenCase.Valid().With("aud", json).Reason());

    [Theory]
    [Requirement("TIER-30")]
    [InlineData("\"holder-1\"", "\"holder-1\"", RejectionReason.None)]
    [InlineData("\"holder-1\"", "\"other\"", RejectionReason.IdTokenAuthorizedParty)]
    [InlineData("[\"holder-1\", \"holder-1\"]", null, RejectionReason.IdTokenAuthorizedParty)]
    [InlineData("[\"holder-1\", \"holder-1\"]", "\"holder-1\"", RejectionReason.None)]
    public void Validate_AuthorizedParty_IsThisServer(string audience, string? party, RejectionReason expected) =>
        Assert.Equal(expected, IdTokenCase.Valid().With("aud", audience).With("azp", party).Reason());

    [Theory]
    [Requirement("TIER-30")]
    [InlineData(0, 1, RejectionReason.None)]
    [InlineData(-60, -29, RejectionReason.None)]
    [InlineData(-60, -30, RejectionReason.IdTokenTimes)]
    [InlineData(30, 300, RejectionReason.None)]
    [InlineData(31, 300, RejectionReason.IdTokenTimes)]
    [InlineData(10, 10, RejectionReason.IdTokenTimes)]
    [InlineData(0, 3600, RejectionReason.None)]
    [InlineData(0, 3601, RejectionReason.IdTokenTimes)]
    [InlineData(-630, 300, RejectionReason.None)]
    [InlineData(-631, 300, RejectionReason.IdTokenTimes)]
    public void Validate_Times_AreThoseOfNow(int issued, int expires, RejectionReason expected) =>
        Assert.Equal(
            expected,
            IdTokenCase.Valid().With("iat", $"{NowSeconds + issued}").With("exp", $"{NowSeconds + expires}").Reason()
        );

    [Fact]
    [Requirement("JWT-22")]
    public void Validate_NotYetValid_IsRefused() =>
        Assert.Equal(RejectionReason.IdTokenTimes, IdTokenCase.Valid().With("nbf", $"{NowSeconds + 600}").Reason());

    [Theory]
    [Requirement("TIER-18")]
    [Requirement("TIER-30")]
    [InlineData(null)]
    [InlineData("\"n-0S6_WzA2MJ\"")]
    [InlineData("\"other\"")]
    public void Validate_OtherNonce_IsRefused(string? nonce) =>
        Assert.Equal(RejectionReason.IdTokenNonce, IdTokenCase.Valid().With("nonce", nonce).Reason());

    /// <summary>The access token and its hash are those of OpenID Connect Core, appendix A.3.</summary>
    [Theory]
    [Requirement("TIER-30")]
    [InlineData("77QmUPtjPfzWtF2AnpK9RQ", RejectionReason.None)]
    [InlineData("77QmUPtjPfzWtF2AnpK9RA", RejectionReason.IdTokenAccessTokenHash)]
    [InlineData("x", RejectionReason.IdTokenAccessTokenHash)]
    public void Validate_AccessTokenHash_IsThatOfTheAccessToken(string hash, RejectionReason expected) =>
        Assert.Equal(expected, IdTokenCase.Valid().With("at_hash", $"\"{hash}\"").Reason());

    [Fact]
    public void ToString_OfTokenAndExpectation_NamesNobody()
    {
        var token = IdTokenCase.Valid();

        Assert.Equal("ID token of https://idp.test", token.Accepted().ToString());
        Assert.DoesNotContain(IdTokenCase.Nonce, token.Expected.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(IdTokenCase.AccessToken, token.Expected.ToString(), StringComparison.Ordinal);
    }
}
