using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.Certifications.CertificationCase;

namespace FastCluster.Udap.Tests.Certifications;

public sealed class TefcaCertificationTests
{
    [Theory]
    [Requirement("TEF-08")]
    [InlineData("exchange_purposes", "[\"T-TREAT\"]", RejectionReason.None)]
    [InlineData("exchange_purposes", "[\"urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#T-TREAT\"]", RejectionReason.None)]
    [InlineData("exchange_purposes", "[\"T-TREAT\",\"T-IAS\"]", RejectionReason.CertificationTefca)]
    [InlineData("exchange_purposes", null, RejectionReason.CertificationTefca)]
    [InlineData("home_community_id", "\"2.999.1\"", RejectionReason.None)]
    [InlineData("home_community_id", null, RejectionReason.CertificationTefca)]
    [InlineData("certification_name", "\"Basic\"", RejectionReason.CertificationTefca)]
    public void BasicAppCertification_HasItsForm(string claim, string? json, RejectionReason expected) =>
        Assert.Equal(expected, Basic().With(claim, json).Reason());

    [Fact]
    [Requirement("TEF-08")]
    public void BasicAppCertification_WithAFurtherUri_IsRejected() =>
        Assert.Equal(
            RejectionReason.CertificationTefca,
            Basic()
                .With("certification_uris", $"[\"{CommunityPolicy.TefcaBasicAppCertification}\",\"{BasicUri}\"]")
                .Reason()
        );

    [Theory]
    [Requirement("TEF-09")]
    [InlineData("[\"T-TREAT\"]", RejectionReason.None)]
    [InlineData("[\"T-PYMNT\"]", RejectionReason.CertificationPurpose)]
    public void BasicAppCertification_Purpose_IsTheOneOfTheClientsUri(string purposes, RejectionReason expected) =>
        Assert.Equal(expected, Basic().With("exchange_purposes", purposes).Reason());

    private static CertificationCase Basic()
    {
        var sample = Valid()
            .With("certification_name", "\"TEFCA Basic App Certification\"")
            .With("certification_uris", $"[\"{CommunityPolicy.TefcaBasicAppCertification}\"]")
            .With("exchange_purposes", "[\"T-TREAT\"]")
            .With("home_community_id", "\"urn:oid:2.999.1\"");
        sample.Policy = CommunityPolicy.For(CommunityProfile.Tefca);
        return sample;
    }
}
