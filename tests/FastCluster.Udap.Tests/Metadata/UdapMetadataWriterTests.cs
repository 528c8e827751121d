using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.Metadata;
using Xunit;

namespace FastCluster.Udap.Tests.Metadata;

public sealed class UdapMetadataWriterTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [Requirement("DISC-04")]
    [Requirement("DISC-16")]
    [InlineData("udap_versions_supported", "1")]
    [InlineData("token_endpoint_auth_methods_supported", "private_key_jwt")]
    public void Document_FixedMembers_HoldExactlyOneValue(string member, string value) =>
        Assert.Equal([value], Strings(Document(), member));

    [Theory]
    [Requirement("DISC-05")]
    [Requirement("DISC-06")]
    [Requirement("DISC-07")]
    [InlineData("client_credentials", false, "udap_dcr udap_authn udap_authz")]
    [InlineData("authorization_code", false, "udap_dcr udap_authn")]
    [InlineData("authorization_code", true, "udap_dcr udap_authn udap_to")]
    public void Profiles_FollowWhatIsServed(string grant, bool tiered, string expected)
    {
        var document = Document(Sample() with { GrantTypes = [grant], OffersTieredOAuth = tiered });

        Assert.Equal(expected.Split(' '), Strings(document, "udap_profiles_supported"));
    }

    [Fact]
    [Requirement("DISC-08")]
    [Requirement("DISC-10")]
    [Requirement("DISC-34")]
    public void Supported_Nothing_IsShownAsEmptyArray()
    {
        var document = Document();

        Assert.Empty(Strings(document, "udap_authorization_extensions_supported"));
        Assert.Empty(Strings(document, "udap_certifications_supported"));
    }

    [Fact]
    [Requirement("DISC-09")]
    [Requirement("DISC-11")]
    public void Required_IsThereExactlyWhereSomethingIsSupported()
    {
        var with = Document(Sample() with { Extensions = ["hl7-b2b"], Certifications = ["https://c.test"] });
        var without = Document();

        Assert.Empty(Strings(with, "udap_authorization_extensions_required"));
        Assert.Empty(Strings(with, "udap_certifications_required"));
        Assert.False(without.ContainsKey("udap_authorization_extensions_required"));
        Assert.False(without.ContainsKey("udap_certifications_required"));
    }

    [Theory]
    [Requirement("DISC-14")]
    [InlineData(null)]
    [InlineData("https://as.test/authorize")]
    public void AuthorizationEndpoint_IsThereOnlyWhenServed(string? endpoint) =>
        Assert.Equal(
            endpoint,
            (string?)Document(Sample() with { AuthorizationEndpoint = endpoint })["authorization_endpoint"]
        );

    [Theory]
    [Requirement("DISC-17")]
    [Requirement("DISC-19")]
    [InlineData("token_endpoint_auth_signing_alg_values_supported")]
    [InlineData("registration_endpoint_jwt_signing_alg_values_supported")]
    public void Algorithms_AreTheAcceptedOnes(string member) =>
        Assert.Equal(["ES384", "RS256"], Strings(Document(), member));

    [Theory]
    [Requirement("DISC-26")]
    [Requirement("DISC-27")]
    [Requirement("DISC-15")]
    [Requirement("DISC-18")]
    [InlineData(null)]
    [InlineData("https://as.test/authorize")]
    public void SignedClaims_Endpoints_EqualThePlainOnes(string? authorization)
    {
        var metadata = Sample() with { AuthorizationEndpoint = authorization };
        var claims = Claims(metadata);
        var document = Document(metadata);

        Assert.NotNull((string?)claims["token_endpoint"]);
        Assert.NotNull((string?)claims["registration_endpoint"]);
        Assert.Equal((string?)document["token_endpoint"], (string?)claims["token_endpoint"]);
        Assert.Equal((string?)document["registration_endpoint"], (string?)claims["registration_endpoint"]);
        Assert.Equal((string?)document["authorization_endpoint"], (string?)claims["authorization_endpoint"]);
    }

    [Fact]
    [Requirement("DISC-22")]
    [Requirement("DISC-23")]
    public void SignedClaims_IssuerAndSubject_AreTheBaseUrl()
    {
        var claims = Claims(Sample());

        Assert.Equal("https://fhir.test/r4", (string?)claims["iss"]);
        Assert.Equal("https://fhir.test/r4", (string?)claims["sub"]);
    }

    [Fact]
    [Requirement("DISC-21")]
    public void SignedHeader_WhateverIsAccepted_IsRs256WithTheChain()
    {
        var header = Parse(UdapMetadataWriter.WriteHeader([new byte[] { 1, 2, 3 }]));

        Assert.Equal("RS256", (string?)header["alg"]);
        Assert.Equal(["AQID"], Strings(header, "x5c"));
    }

    private static ServerMetadata Sample() =>
        new()
        {
            BaseUrl = "https://fhir.test/r4",
            TokenEndpoint = "https://as.test/token",
            RegistrationEndpoint = "https://as.test/register",
            GrantTypes = ["client_credentials"],
            Scopes = ["system/Patient.rs"],
            Algorithms = ["ES384", "RS256"],
        };

    private static JsonObject Document(ServerMetadata? metadata = null) =>
        Parse(UdapMetadataWriter.WriteDocument(metadata ?? Sample(), "a.b.c"u8.ToArray()));

    private static JsonObject Claims(ServerMetadata metadata) =>
        Parse(UdapMetadataWriter.WriteClaims(metadata, "jti-1", Now, Now.AddHours(1)));

    private static JsonObject Parse(byte[] json) => JsonNode.Parse(Encoding.UTF8.GetString(json))!.AsObject();

    private static string[] Strings(JsonObject owner, string member) =>
        [.. owner[member]!.AsArray().Select(item => (string)item!)];
}
