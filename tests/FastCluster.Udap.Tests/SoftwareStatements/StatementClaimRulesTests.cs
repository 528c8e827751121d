using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;
using Xunit;

namespace FastCluster.Udap.Tests.SoftwareStatements;

public sealed class StatementClaimRulesTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    [Fact]
    public void CheckClaims_GoodStatement_GivesItsClaims()
    {
        Assert.Equal(RejectionReason.None, Check(StatementClaims.ForCredentials(), out var issuer));
        Assert.Equal(StatementClaims.Issuer, issuer);
    }

    [Theory]
    [Requirement("JWT-26")]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("jti")]
    public void CheckClaims_ClaimAbsent_IsRefused(string name) =>
        Assert.Equal(RejectionReason.JwtClaimMissing, Check(StatementClaims.ForCredentials().Without(name), out _));

    [Theory]
    [Requirement("REG-08")]
    [InlineData("https://client-a.test/app/")]
    [InlineData("https://client-b.test/app")]
    [InlineData("HTTPS://client-a.test/app")]
    public void CheckClaims_SubjectIsNotIssuer_IsRefused(string subject) =>
        Assert.Equal(
            RejectionReason.JwtSubjectNotIssuer,
            Check(StatementClaims.ForCredentials().WithText("sub", subject), out _)
        );

    [Theory]
    [Requirement("REG-09")]
    [InlineData("\"https://as.test/token\"", RejectionReason.JwtAudience)]
    [InlineData("\"https://as.test/register/\"", RejectionReason.JwtAudience)]
    [InlineData("[\"https://other.test\",\"https://as.test/register\"]", RejectionReason.None)]
    public void CheckClaims_Audience_MustHoldTheRegistrationUrl(string audience, RejectionReason expected) =>
        Assert.Equal(expected, Check(StatementClaims.ForCredentials().With("aud", audience), out _));

    [Theory]
    [Requirement("REG-10")]
    [InlineData(0, 300, RejectionReason.None)]
    [InlineData(0, 301, RejectionReason.JwtLifetimeTooLong)]
    [InlineData(-300, -29, RejectionReason.None)]
    [InlineData(-300, -30, RejectionReason.JwtExpired)]
    [InlineData(30, 60, RejectionReason.None)]
    [InlineData(31, 60, RejectionReason.JwtIssuedInFuture)]
    [InlineData(10, 5, RejectionReason.JwtExpiryBeforeIssue)]
    public void CheckClaims_Times_AreJudged(int issued, int expires, RejectionReason expected) =>
        Assert.Equal(expected, Check(At(issued, expires), out _));

    [Fact]
    [Requirement("JWT-10")]
    public void Validate_SkewOfTheCommunity_IsNarrowerThanTheFirstCheck()
    {
        var claims = At(-300, -20);

        Assert.Equal(RejectionReason.None, Check(claims, out _));
        Assert.Equal(
            RejectionReason.JwtExpired,
            StatementClaims.ReasonOf(
                claims.Validate(StatementClaims.Policy() with { ClockSkew = TimeSpan.FromSeconds(10) })
            )
        );
    }

    [Theory]
    [Requirement("REG-07")]
    [Requirement("JWT-17")]
    [InlineData("https://client-a.test/app", RejectionReason.None)]
    [InlineData("https://client-a.test/app/", RejectionReason.JwtIssuerNotInCertificate)]
    [InlineData("https://client-a.test:443/app", RejectionReason.JwtIssuerNotInCertificate)]
    [InlineData("HTTPS://client-a.test/app", RejectionReason.JwtIssuerNotInCertificate)]
    public void CheckIssuer_NameOfTheCertificate_MustBeTheSameText(string name, RejectionReason expected)
    {
        SoftwareStatementValidator.CheckClaims(
            StatementClaims.ForCredentials().Build(),
            StatementClaims.RegistrationUrl,
            Skew,
            StatementClaims.Now,
            out var standard
        );

        Assert.Equal(expected, SoftwareStatementValidator.CheckIssuer(standard!, ["https://other.test", name]));
    }

    [Fact]
    [Requirement("MOD-10")]
    [Requirement("MOD-13")]
    public void Validate_NoGrantTypes_IsACancellationWhateverElseIsThere()
    {
        var claims = StatementClaims
            .ForCredentials()
            .With("grant_types", "[]")
            .Without("client_name")
            .With("contacts", "7")
            .With("scope", "null");

        Assert.IsType<SoftwareStatementOutcome.Cancellation>(claims.Validate());
    }

    [Theory]
    [Requirement("MOD-12")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    public void Validate_GrantTypesOfAnotherType_IsNoCancellation(string json) =>
        Assert.Equal(
            RejectionReason.MetadataGrantTypes,
            StatementClaims.ForCredentials().With("grant_types", json).Reason()
        );

    [Theory]
    [Requirement("MOD-12")]
    [Requirement("REG-18")]
    [InlineData("grant_types")]
    public void Validate_GrantTypesAbsent_IsRefused(string name) =>
        Assert.Equal(RejectionReason.MetadataGrantTypes, StatementClaims.ForCredentials().Without(name).Reason());

    [Theory]
    [Requirement("TEF-06")]
    [InlineData("https://node.test/T-TREAT/app", RejectionReason.None)]
    [InlineData("https://node.test/app", RejectionReason.IssuerPurposeMissing)]
    public void Validate_Tefca_IssuerNamesItsPurpose(string issuer, RejectionReason expected)
    {
        var tefca = CommunityPolicy.For(CommunityProfile.Tefca);
        var policy = tefca with { Scopes = tefca.Scopes with { Supported = ["system/Patient.rs"] } };
        var claims = StatementClaims.ForCredentials().WithText("iss", issuer).WithText("sub", issuer);

        Assert.Equal(expected, StatementClaims.ReasonOf(claims.Validate(policy)));
    }

    private static StatementClaims At(int issued, int expires)
    {
        var now = StatementClaims.Now.ToUnixTimeSeconds();
        return StatementClaims.ForCredentials().With("iat", $"{now + issued}").With("exp", $"{now + expires}");
    }

    private static RejectionReason Check(StatementClaims claims, out string? issuer)
    {
        var reason = SoftwareStatementValidator.CheckClaims(
            claims.Build(),
            StatementClaims.RegistrationUrl,
            Skew,
            StatementClaims.Now,
            out var standard
        );
        issuer = standard?.Issuer;
        return reason;
    }
}
