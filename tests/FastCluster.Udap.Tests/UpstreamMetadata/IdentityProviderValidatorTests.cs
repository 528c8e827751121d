using System.Text;
using FastCluster.Testing;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Metadata;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.UpstreamMetadata;
using Xunit;

namespace FastCluster.Udap.Tests.UpstreamMetadata;

public sealed class IdentityProviderValidatorTests
{
    private static readonly long NowSeconds = Upstream.Now.ToUnixTimeSeconds();

    [Fact]
    [Requirement("TIER-06")]
    [Requirement("TIER-08")]
    public void Validate_GoodMetadata_DescribeTheProvider()
    {
        var provider = MetadataCase.Valid().Accepted();

        Assert.Equal("https://idp.test", provider.BaseUrl);
        Assert.Equal("https://idp.test/authorize", provider.AuthorizationEndpoint);
        Assert.Equal("https://idp.test/token", provider.TokenEndpoint);
        Assert.Equal("https://idp.test/register", provider.RegistrationEndpoint);
        Assert.True(provider.OffersRegistration);
        Assert.Equal(["openid", "udap"], provider.Scopes.ToArray());
        Assert.Equal(["RS256", "ES256"], provider.TokenAlgorithms.ToArray());
        Assert.Equal(["RS256"], provider.RegistrationAlgorithms.ToArray());
        Assert.Equal(Upstream.Now.AddHours(1), provider.ValidUntil);
    }

    /// <summary>What this server publishes is what it accepts of others.</summary>
    [Fact]
    [Requirement("TIER-06")]
    public async Task Validate_MetadataOfThisServer_AreAccepted()
    {
        var metadata = new ServerMetadata
        {
            BaseUrl = Upstream.BaseUrl,
            AuthorizationEndpoint = "https://idp.test/authorize",
            TokenEndpoint = "https://idp.test/token",
            RegistrationEndpoint = "https://idp.test/register",
            GrantTypes = ["authorization_code"],
            Scopes = ["openid", "udap"],
            Algorithms = ["RS256"],
        };
        using var key = new LocalSigningKey(
            "k1",
            JwtAlgorithm.Rs256,
            Upstream.Provider.PrivateKey.ExportPkcs8PrivateKey()
        );
        var claims = UdapMetadataWriter.WriteClaims(metadata, "jti-1", Upstream.Now, Upstream.Now.AddHours(1));
        var signed = await JwsWriter.WriteAsync(
            UdapMetadataWriter.WriteHeader(Upstream.Provider.CertificateChain),
            claims,
            key
        );

        var document = UdapMetadataWriter.WriteDocument(metadata, signed);

        Assert.Equal(RejectionReason.None, MetadataCase.Judge(document, Upstream.BaseUrl, now: null, out _));
    }

    [Fact]
    [Requirement("TIER-07")]
    public void Validate_OtherKeyThanTheLeafs_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdpMetadataSignature,
            MetadataCase.Valid().WithJwt(jwt => jwt.WithSignature(_ => new byte[256])).Reason()
        );

    [Fact]
    [Requirement("TIER-07")]
    [Requirement("TIER-09")]
    public void Validate_CertificateUnderAnUnknownRoot_IsRefused() =>
        Assert.Equal(RejectionReason.IdpMetadataUntrusted, MetadataCase.SignedBy(Upstream.Stranger).Reason());

    [Theory]
    [Requirement("TIER-07")]
    [InlineData(RejectionReason.None, RejectionReason.None)]
    [InlineData(RejectionReason.CertificateRevoked, RejectionReason.IdpMetadataUntrusted)]
    [InlineData(RejectionReason.CertificateExpired, RejectionReason.IdpMetadataUntrusted)]
    [InlineData(RejectionReason.CertificateDistrusted, RejectionReason.IdpMetadataUntrusted)]
    [InlineData(RejectionReason.CommunityNotTrusted, RejectionReason.IdpMetadataUntrusted)]
    [InlineData(RejectionReason.RevocationUnknown, RejectionReason.IdpMetadataUntrusted)]
    [InlineData(RejectionReason.JwtSignatureInvalid, RejectionReason.IdpMetadataSignature)]
    [InlineData(RejectionReason.JwtAlgorithmKeyMismatch, RejectionReason.IdpMetadataSignature)]
    [InlineData(RejectionReason.RevocationPending, RejectionReason.RevocationPending)]
    [InlineData(RejectionReason.RevocationIndexStale, RejectionReason.RevocationIndexStale)]
    public void ReasonOf_RefusedSigner_KeepsOnlyWhatMayBeTriedAgain(RejectionReason signer, RejectionReason expected) =>
        Assert.Equal(expected, IdentityProviderValidator.ReasonOf(signer));

    [Theory]
    [Requirement("TIER-07")]
    [Requirement("DISC-22")]
    [InlineData("https://idp.test/")]
    [InlineData("https://IDP.test")]
    [InlineData("https://other.test")]
    public void Validate_IssuerThatWasNotAsked_IsRefused(string asked) =>
        Assert.Equal(RejectionReason.IdpMetadataIssuer, MetadataCase.Valid().Reason(asked));

    [Fact]
    [Requirement("TIER-07")]
    public void Validate_IssuerThatTheCertificateDoesNotName_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdpMetadataIssuerNotInCertificate,
            MetadataCase.SignedBy(Upstream.OtherMember).Reason()
        );

    [Fact]
    [Requirement("TIER-07")]
    [Requirement("DISC-23")]
    public void Validate_SubjectOtherThanIssuer_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdpMetadataSubject,
            MetadataCase.Valid().WithSigned("sub", "\"https://other.test\"").Reason()
        );

    [Theory]
    [Requirement("TIER-07")]
    [Requirement("DISC-24")]
    [InlineData(-7200, -3600)]
    [InlineData(-60, -30)]
    [InlineData(31, 3600)]
    [InlineData(0, 0)]
    [InlineData(0, (365 * 86400) + 1)]
    public void Validate_OtherTimes_AreRefused(int issued, int expires) =>
        Assert.Equal(
            RejectionReason.IdpMetadataTimes,
            MetadataCase
                .Valid()
                .WithSigned("iat", $"{NowSeconds + issued}")
                .WithSigned("exp", $"{NowSeconds + expires}")
                .Reason()
        );

    [Fact]
    [Requirement("DISC-24")]
    public void Validate_OneYear_IsAccepted() =>
        Assert.Equal(
            RejectionReason.None,
            MetadataCase.Valid().WithSigned("exp", $"{NowSeconds + (365 * 86400)}").Reason()
        );

    [Fact]
    [Requirement("JWT-22")]
    public void Validate_NotYetValid_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdpMetadataTimes,
            MetadataCase.Valid().WithSigned("nbf", $"{NowSeconds + 600}").Reason()
        );

    /// <summary>Times at the end of the calendar are refused, not computed with.</summary>
    [Fact]
    public void Validate_LastSecondOfTheCalendar_IsRefused() =>
        Assert.Equal(
            RejectionReason.IdpMetadataTimes,
            MetadataCase
                .Valid()
                .WithSigned("iat", $"{StandardClaims.LatestTime - 1}")
                .WithSigned("exp", $"{StandardClaims.LatestTime}")
                .Reason()
        );

    [Theory]
    [Requirement("TIER-07")]
    [Requirement("DISC-26")]
    [Requirement("DISC-27")]
    [Requirement("BCP-11")]
    [InlineData("authorization_endpoint")]
    [InlineData("token_endpoint")]
    [InlineData("registration_endpoint")]
    public void Validate_EndpointThatDiffersOrIsOnOneSideAlone_IsRefused(string name)
    {
        Assert.Equal(
            [
                RejectionReason.IdpMetadataEndpoints,
                RejectionReason.IdpMetadataEndpoints,
                RejectionReason.IdpMetadataEndpoints,
            ],
            [
                MetadataCase.Valid().WithPlain(name, "\"https://evil.test/x\"").Reason(),
                MetadataCase.Valid().WithPlain(name, null).Reason(),
                MetadataCase.Valid().WithSigned(name, null).Reason(),
            ]
        );
    }

    [Theory]
    [Requirement("TIER-07")]
    [InlineData("http://idp.test/token")]
    [InlineData("/token")]
    [InlineData("https://user@idp.test/token")]
    [InlineData("https://idp.test/token#x")]
    [InlineData("")]
    public void Validate_EndpointThatIsNoHttpsUrl_IsRefused(string url) =>
        Assert.Equal(
            RejectionReason.IdpMetadataEndpoints,
            MetadataCase
                .Valid()
                .WithPlain("token_endpoint", $"\"{url}\"")
                .WithSigned("token_endpoint", $"\"{url}\"")
                .Reason()
        );

    [Theory]
    [Requirement("BCP-11")]
    [InlineData("authorization_endpoint", "https://good.test/x")]
    [InlineData("token_endpoint", "https://good.test/x")]
    [InlineData("registration_endpoint", "https://good.test/x")]
    [InlineData("registration_endpoint", "https://idp.test:8443/register")]
    [InlineData("registration_endpoint", "https://idp.test.evil.test/register")]
    [InlineData("registration_endpoint", "https://a.idp.test/register")]
    public void Validate_EndpointOnAnotherOrigin_IsForNamedProvidersAlone(string name, string url)
    {
        var metadata = MetadataCase.Valid().WithPlain(name, $"\"{url}\"").WithSigned(name, $"\"{url}\"");

        Assert.Equal(RejectionReason.IdpMetadataEndpoints, metadata.Reason());
        Assert.Equal(RejectionReason.None, metadata.Reason(isNamed: true));
    }

    [Theory]
    [Requirement("BCP-11")]
    [InlineData("https://idp.test:443/a/register")]
    [InlineData("https://IDP.test/register?tenant=1")]
    public void Validate_EndpointOnTheOriginSpelledOtherwise_IsAccepted(string url) =>
        Assert.Equal(
            RejectionReason.None,
            MetadataCase
                .Valid()
                .WithPlain("registration_endpoint", $"\"{url}\"")
                .WithSigned("registration_endpoint", $"\"{url}\"")
                .Reason()
        );

    [Theory]
    [Requirement("TIER-08")]
    [InlineData("""["openid"]""")]
    [InlineData("""["udap"]""")]
    [InlineData("[]")]
    [InlineData("""["openid", "UDAP"]""")]
    [InlineData(null)]
    public void Validate_ScopesWithoutOpenIdOrUdap_AreRefused(string? scopes) =>
        Assert.Equal(
            RejectionReason.IdpMetadataScopes,
            MetadataCase.Valid().WithPlain("scopes_supported", scopes).Reason()
        );

    [Theory]
    [Requirement("TIER-06")]
    [Requirement("DISC-04")]
    [Requirement("DISC-05")]
    [InlineData("udap_versions_supported", """["2"]""")]
    [InlineData("udap_versions_supported", null)]
    [InlineData("udap_profiles_supported", """["udap_dcr"]""")]
    [InlineData("grant_types_supported", """["client_credentials"]""")]
    [InlineData("token_endpoint_auth_methods_supported", """["client_secret_basic"]""")]
    public void Validate_AbilityThatIsNeededIsAbsent_IsRefused(string name, string? json) =>
        Assert.Equal(RejectionReason.IdpMetadataAbilities, MetadataCase.Valid().WithPlain(name, json).Reason());

    [Fact]
    [Requirement("TIER-10")]
    public void Validate_NoRegistrationProfile_IsSaid() =>
        Assert.False(
            MetadataCase
                .Valid()
                .WithPlain("udap_profiles_supported", """["udap_authn"]""")
                .Accepted()
                .OffersRegistration
        );

    [Theory]
    [Requirement("TIER-07")]
    [Requirement("DISC-25")]
    [InlineData("iss", null)]
    [InlineData("sub", null)]
    [InlineData("jti", null)]
    [InlineData("exp", null)]
    [InlineData("iat", null)]
    [InlineData("iss", "1")]
    [InlineData("exp", "\"1893459600\"")]
    [InlineData("iat", "1.5")]
    [InlineData("nbf", "\"x\"")]
    [InlineData("jti", "\"\"")]
    [InlineData("token_endpoint", "[]")]
    public void Validate_SignedClaimThatIsAbsentOrOfAnotherType_IsRefused(string name, string? json) =>
        Assert.Equal(RejectionReason.IdpMetadataClaims, MetadataCase.Valid().WithSigned(name, json).Reason());

    [Fact]
    [Requirement("DISC-33")]
    public void Validate_FurtherMembers_DoNoHarm() =>
        Assert.Equal(
            RejectionReason.None,
            MetadataCase.Valid().WithPlain("x5c", "[]").WithSigned("other", "{}").Reason()
        );

    [Theory]
    [Requirement("DISC-28")]
    [Requirement("DISC-32")]
    [InlineData("https://idp.test", null, "https://idp.test/.well-known/udap")]
    [InlineData("https://idp.test/", null, "https://idp.test/.well-known/udap")]
    [InlineData("https://idp.test/a", "urn:oid:1.2", "https://idp.test/a/.well-known/udap?community=urn%3Aoid%3A1.2")]
    [InlineData(
        "https://idp.test",
        "https://c.test/?a=b&c",
        "https://idp.test/.well-known/udap?community=https%3A%2F%2Fc.test%2F%3Fa%3Db%26c"
    )]
    public void Address_OfABaseUrl_NamesTheCommunity(string baseUrl, string? community, string expected) =>
        Assert.Equal(expected, MetadataAddress.Of(baseUrl, community));

    [Fact]
    [Requirement("TIER-06")]
    public void TryParse_DocumentOfAnyLength_IsBounded()
    {
        var padding = new string(' ', MetadataDocument.MaximumLength);

        Assert.Equal(
            RejectionReason.IdpMetadataMalformed,
            MetadataDocument.TryParse(Encoding.UTF8.GetBytes("{}" + padding), out _)
        );
    }

    [Theory]
    [Requirement("TIER-06")]
    [Requirement("DISC-02")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"scopes_supported":"openid udap"}""")]
    [InlineData("""{"token_endpoint":1}""")]
    [InlineData("""{"signed_metadata":{}}""")]
    public void TryParse_OtherForm_IsRefused(string body) =>
        Assert.Equal(
            RejectionReason.IdpMetadataMalformed,
            MetadataDocument.TryParse(Encoding.UTF8.GetBytes(body), out _)
        );

    [Theory]
    [Requirement("TIER-07")]
    [Requirement("DISC-20")]
    [InlineData(null)]
    [InlineData("\"\"")]
    [InlineData("\"a.b.c\"")]
    public void TryParse_NoSignedPart_IsRefused(string? signed) =>
        Assert.Equal(
            RejectionReason.IdpMetadataUnsigned,
            MetadataCase.Valid().WithPlain("signed_metadata", signed).Reason()
        );

    [Theory]
    [Requirement("DISC-21")]
    [InlineData("alg", "\"none\"")]
    [InlineData("alg", "\"HS256\"")]
    [InlineData("x5c", null)]
    public void TryParse_SignedPartOfAnotherHeader_IsRefused(string name, string? json) =>
        Assert.Equal(
            RejectionReason.IdpMetadataUnsigned,
            MetadataCase
                .Valid()
                .WithJwt(jwt => _ = json is null ? jwt.WithoutHeader(name) : jwt.WithHeader(name, json.Trim('"')))
                .Reason()
        );
}
