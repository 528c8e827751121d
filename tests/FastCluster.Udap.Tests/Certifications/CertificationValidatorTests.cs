using FastCluster.Testing;
using FastCluster.Udap.Certifications;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.Certifications.CertificationCase;

namespace FastCluster.Udap.Tests.Certifications;

public sealed class CertificationValidatorTests
{
    private static readonly long Issued = Now.ToUnixTimeSeconds();

    [Fact]
    [Requirement("CERT-07")]
    [Requirement("CERT-08")]
    [Requirement("CERT-26")]
    public void Certification_WellFormed_IsAcceptedVerbatim()
    {
        var sample = Valid();

        var accepted = sample.Accepted();

        Assert.Equal(sample.LastText, accepted.Text);
        Assert.Equal([BasicUri], accepted.Uris.AsEnumerable());
        Assert.Equal(Now.AddYears(1).ToUnixTimeSeconds(), accepted.ExpiresAt);
    }

    [Theory]
    [Requirement("CERT-01")]
    [InlineData(BasicUri, true)]
    [InlineData("https://elsewhere.test/certs/x", false)]
    public void Certification_UriUnknownToTheCommunity_IsOfNoInterest(string supported, bool expected)
    {
        var claims = AuthorizationExtensions.ExtensionSamples.ReadStrictly(
            $$"""{"certification_uris":["{{BasicUri}}"]}"""
        );

        Assert.Equal(expected, CertificationValidator.IsOfInterest(claims, new() { Supported = [supported] }));
    }

    [Theory]
    [Requirement("CERT-07")]
    [InlineData("\"https://other.test\"", RejectionReason.CertificationIssuer)]
    [InlineData("7", RejectionReason.CertificationClaims)]
    public void Issuer_NotOfTheSignersCertificate_IsRejected(string issuer, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With("iss", issuer).Reason());

    [Theory]
    [Requirement("CERT-08")]
    [InlineData("\"https://other.test/app\"")]
    [InlineData("\"https://client-a.test/T-TREAT/app/\"")]
    public void Subject_AnotherClient_IsRejected(string subject) =>
        Assert.Equal(RejectionReason.CertificationSubject, Valid().With("sub", subject).Reason());

    [Theory]
    [Requirement("CERT-10")]
    [InlineData(null, RejectionReason.None)]
    [InlineData("\"https://as.test/register\"", RejectionReason.None)]
    [InlineData("[\"https://x.test\",\"https://as.test/register\"]", RejectionReason.None)]
    [InlineData("\"https://other.test/register\"", RejectionReason.CertificationAudience)]
    [InlineData("5", RejectionReason.CertificationClaims)]
    public void Audience_IsAbsentOrNamesTheRegistrationUrl(string? audience, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With("aud", audience).Reason());

    [Theory]
    [Requirement("CERT-11")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("jti")]
    public void RequiredClaim_Absent_IsRejected(string claim) =>
        Assert.Equal(RejectionReason.CertificationClaims, Valid().With(claim, null).Reason());

    [Theory]
    [Requirement("CERT-13")]
    [InlineData(null)]
    [InlineData("1")]
    public void CertificationName_NoText_IsRejected(string? name) =>
        Assert.Equal(RejectionReason.CertificationClaims, Valid().With("certification_name", name).Reason());

    [Fact]
    [Requirement("CERT-11")]
    public void Certification_Expired_IsRejected()
    {
        var sample = Valid();
        sample.JudgedAt = Now.AddYears(1).AddMinutes(1);

        Assert.Equal(RejectionReason.CertificationExpired, sample.Reason());
    }

    [Theory]
    [Requirement("CERT-11")]
    [InlineData(0, RejectionReason.None)]
    [InlineData(1, RejectionReason.CertificationLifetime)]
    public void Lifetime_ThreeYears_IsTheLimit(int secondsMore, RejectionReason expected)
    {
        var expiry = Now.AddYears(3).ToUnixTimeSeconds() + secondsMore;

        Assert.Equal(expected, Valid().With("exp", $"{expiry}").Reason());
    }

    [Fact]
    [Requirement("CERT-11")]
    public void Lifetime_BeyondTheSignersCertificate_IsRejected()
    {
        var sample = Valid()
            .With("iat", $"{Now.AddYears(2).ToUnixTimeSeconds()}")
            .With("exp", $"{Now.AddYears(4).ToUnixTimeSeconds() + 1}");
        sample.JudgedAt = Now.AddYears(2);

        Assert.Equal(RejectionReason.CertificationLifetime, sample.Reason());
    }

    [Theory]
    [Requirement("CERT-14")]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("\"https://community-a.test/certs/basic\"")]
    [InlineData("[\"no uri\"]")]
    public void CertificationUris_NoArrayOfUris_AreRejected(string? uris) =>
        Assert.Equal(RejectionReason.CertificationUris, Valid().With("certification_uris", uris).Reason());

    [Theory]
    [Requirement("CERT-15")]
    [InlineData(CommunityProfile.Ssraa11, RejectionReason.CertificationIssuerName)]
    [InlineData(CommunityProfile.Ssraa20, RejectionReason.None)]
    public void IssuerName_AbsentFromThirdParty_FollowsProfile(CommunityProfile profile, RejectionReason expected)
    {
        var sample = Valid().With("certification_issuer", null);
        sample.Policy = CommunityPolicy.For(profile);

        Assert.Equal(expected, sample.Reason());
    }

    [Theory]
    [Requirement("CERT-15")]
    [InlineData(null, RejectionReason.None)]
    [InlineData("\"Me\"", RejectionReason.CertificationIssuerName)]
    public void IssuerName_SelfSigned_IsAbsent(string? name, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With("iss", $"\"{Client}\"").With("certification_issuer", name).Reason());

    [Theory]
    [Requirement("CERT-16")]
    [InlineData("true", RejectionReason.None)]
    [InlineData("\"true\"", RejectionReason.CertificationClaims)]
    public void IsEndorsement_IsBoolean(string value, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With("is_endorsement", value).Reason());

    [Theory]
    [Requirement("CERT-24")]
    [InlineData("{\"a\":1}", RejectionReason.None)]
    [InlineData("\"{}\"", RejectionReason.CertificationExtensions)]
    public void Extensions_AreAnObject(string value, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With("extensions", value).Reason());

    [Fact]
    [Requirement("CERT-29")]
    public void StatusEndpoint_ThatNobodyAsks_IsNotTakenForValid() =>
        Assert.Equal(
            RejectionReason.CertificationStatus,
            Valid().With("certification_status_endpoint", "\"https://certifier.test/status\"").Reason()
        );

    [Fact]
    [Requirement("CERT-30")]
    public void StatusEndpoint_OfAnExpiredCertification_IsNotWhatIsTold()
    {
        var sample = Valid()
            .With("certification_status_endpoint", "\"https://certifier.test/status\"")
            .With("iat", $"{Issued - 100}")
            .With("exp", $"{Issued - 50}");

        Assert.Equal(RejectionReason.CertificationExpired, sample.Reason());
    }
}
