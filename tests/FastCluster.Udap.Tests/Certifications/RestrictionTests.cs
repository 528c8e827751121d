using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.Certifications.CertificationCase;

namespace FastCluster.Udap.Tests.Certifications;

public sealed class RestrictionTests
{
    [Theory]
    [Requirement("CERT-17")]
    [InlineData("[\"client_credentials\"]", null, RejectionReason.None)]
    [InlineData(null, null, RejectionReason.CertificationGrantTypes)]
    [InlineData(
        "[\"client_credentials\",\"authorization_code\"]",
        "[\"code\"]",
        RejectionReason.CertificationGrantTypes
    )]
    [InlineData("[\"client_credentials\",\"refresh_token\"]", null, RejectionReason.CertificationGrantTypes)]
    [InlineData("[\"client_credentials\"]", "[\"code\"]", RejectionReason.CertificationGrantTypes)]
    [InlineData("[\"authorization_code\"]", null, RejectionReason.CertificationGrantTypes)]
    public void GrantTypes_UnderSsraa20_FollowTheTemplate(string? grants, string? responses, RejectionReason expected)
    {
        var sample = Valid().With("grant_types", grants).With("response_types", responses);
        sample.Policy = CommunityPolicy.For(CommunityProfile.Ssraa20);

        Assert.Equal(expected, sample.Reason());
    }

    [Theory]
    [Requirement("CERT-18")]
    [InlineData("client_name", "\"App\"", RejectionReason.None)]
    [InlineData("client_name", "\"Another\"", RejectionReason.CertificationRestriction)]
    [InlineData("grant_types", "[\"authorization_code\"]", RejectionReason.CertificationRestriction)]
    [InlineData("scope", "\"system/Patient.rs system/Observation.rs\"", RejectionReason.None)]
    [InlineData("scope", "\"system/Observation.rs\"", RejectionReason.CertificationRestriction)]
    [InlineData("token_endpoint_auth_method", "\"none\"", RejectionReason.CertificationRestriction)]
    public void Parameter_OutsideTheCertification_IsRejected(string claim, string json, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With(claim, json).Reason());

    [Theory]
    [Requirement("CERT-19")]
    [InlineData("https://a.test/cb/*", "https://a.test/cb/x", true)]
    [InlineData("https://a.test/cb/*", "https://a.test/cb/x/y", false)]
    [InlineData("https://a.test/cb/*", "https://a.test/cb/", false)]
    [InlineData("https://a.test/*/cb", "https://a.test/x/cb", true)]
    [InlineData("https://*/cb", "https://evil.test/cb", false)]
    [InlineData("https://a.test/cb/%2A", "https://a.test/cb/x", false)]
    [InlineData("https://a.test/cb/%2A", "https://a.test/cb/%2A", true)]
    [InlineData("https://a.test/cb/x*", "https://a.test/cb/xy", false)]
    [InlineData("https://a.test/cb?id=*", "https://a.test/cb?id=5", true)]
    [InlineData("https://a.test/cb?id=*", "https://a.test/cb?id=5&x=1", false)]
    [InlineData("https://a.test/cb?id=*", "https://a.test/cb?id=", false)]
    [InlineData("https://a.test/cb", "https://a.test/cb", true)]
    [InlineData("https://a.test/cb", "https://A.test/cb", false)]
    public void RedirectUri_AgainstAPattern_MatchesOneComponent(string pattern, string registered, bool expected)
    {
        var sample = CodeCase().With("redirect_uris", new JsonArray(pattern).ToJsonString());
        sample.Metadata = Code(registered);

        Assert.Equal(expected, sample.Reason() == RejectionReason.None);
    }

    [Fact]
    [Requirement("CERT-20")]
    public void RedirectUris_BesideClientCredentials_AreRejected() =>
        Assert.Equal(
            RejectionReason.CertificationRedirects,
            Valid().With("redirect_uris", "[\"https://a.test/cb\"]").Reason()
        );

    [Theory]
    [Requirement("CERT-23")]
    [InlineData("[\"mailto:a@b.test\",\"https://b.test\"]", RejectionReason.None)]
    [InlineData("[\"a@b.test\"]", RejectionReason.CertificationContacts)]
    [InlineData("\"mailto:a@b.test\"", RejectionReason.CertificationContacts)]
    public void Contacts_AreMailtoOrHttps(string contacts, RejectionReason expected) =>
        Assert.Equal(expected, Valid().With("contacts", contacts).Reason());

    [Theory]
    [Requirement("CERT-32")]
    [InlineData("\"user/Patient.rs launch\"", RejectionReason.None)]
    [InlineData("\"user/Patient.rs\"", RejectionReason.CertificationLaunch)]
    [InlineData(null, RejectionReason.CertificationLaunch)]
    public void LaunchUri_NeedsALaunchScope(string? scope, RejectionReason expected)
    {
        var sample = CodeCase().With("launch_uri", "\"https://a.test/launch\"").With("scope", scope);
        sample.Metadata = Code("https://a.test/cb");

        Assert.Equal(expected, sample.Reason());
    }

    private static CertificationCase CodeCase() => Valid().With("grant_types", "[\"authorization_code\"]");
}
