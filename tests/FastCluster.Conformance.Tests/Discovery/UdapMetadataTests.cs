using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Discovery;

public sealed class UdapMetadataTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Path = "/.well-known/udap";

    public static TheoryData<string> Bases =>
        [Names.BaseOne, Names.BaseTwo.TrimEnd('/'), Names.BaseThree, Names.BaseBeta];

    public static TheoryData<string> Communities => [Names.CommunityA, Names.CommunityB, Names.CommunityTefca];

    [Theory]
    [MemberData(nameof(Bases))]
    [Requirement("DISC-01")]
    [Requirement("DISC-02")]
    [VectorCase("disc-200")]
    [VectorCase("disc-garbage-auth")]
    public async Task Get_AnyBase_AnswersAnyone(string fhirBase)
    {
        var plain = await server.GetAsync(fhirBase + Path);
        var garbage = await server.GetAsync(
            fhirBase + Path,
            request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer x")
        );

        Assert.Equal(("200", "application/json"), (plain.Outcome, plain.MediaType));
        Assert.Equal(JsonValueKind.Object, plain.Json.ValueKind);
        Assert.Equal(plain.Text, garbage.Text);
    }

    [Fact]
    [Requirement("DISC-28")]
    public async Task Get_CommunityTwice_IsAnInvalidRequest()
    {
        var answer = await server.GetAsync($"{Names.BaseOne}{Path}?community=urn:a&community=urn:b");

        Assert.Equal(
            ("400 invalid_request", RejectionReason.QueryParameterRepeated),
            (answer.Outcome, server.ReasonOf(answer))
        );
    }

    [Theory]
    [InlineData("https://fhir.alpha.test/four")]
    [InlineData("https://fhir.alpha.test/ONE")]
    [InlineData("https://fhir.alpha.test/one/more")]
    [InlineData("https://unknown.test/one")]
    [Requirement("DISC-03")]
    [Requirement("DISC-39")]
    [VectorCase("disc-404")]
    public async Task Get_UnknownBase_IsNotFound(string fhirBase)
    {
        Assert.Equal("404", (await server.GetAsync(fhirBase + Path)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Communities))]
    [Requirement("DISC-04")]
    [Requirement("DISC-05")]
    [Requirement("DISC-06")]
    [Requirement("DISC-16")]
    [VectorCase("disc-versions")]
    [VectorCase("disc-profiles")]
    [VectorCase("disc-auth-methods")]
    public async Task Get_AnyCommunity_StatesVersionProfilesAndMethod(string community)
    {
        var document = await ViewAsync(community);

        Assert.Equal(["1"], document.Strings("udap_versions_supported"));
        var profiles = document.Strings("udap_profiles_supported");
        Assert.Contains("udap_dcr", profiles);
        Assert.Contains("udap_authn", profiles);
        Assert.Contains("client_credentials", document.Strings("grant_types_supported"));
        Assert.Contains("udap_authz", profiles);
        Assert.Equal(["private_key_jwt"], document.Strings("token_endpoint_auth_methods_supported"));
    }

    [Theory]
    [MemberData(nameof(Communities))]
    [Requirement("DISC-08")]
    [Requirement("DISC-09")]
    [Requirement("DISC-10")]
    [Requirement("DISC-11")]
    [Requirement("DISC-34")]
    [Requirement("B2B-01")]
    [VectorCase("disc-ext")]
    [VectorCase("disc-certs")]
    public async Task Get_AnyCommunity_RequiresOnlyWhatItSupports(string community)
    {
        var document = await ViewAsync(community);

        var extensions = document.Strings("udap_authorization_extensions_supported");
        Assert.Contains("hl7-b2b", extensions);
        Assert.Subset(extensions.ToHashSet(), document.Strings("udap_authorization_extensions_required").ToHashSet());
        var certifications = document.Strings("udap_certifications_supported");
        Assert.All(certifications, uri => Assert.True(Uri.IsWellFormedUriString(uri, UriKind.Absolute)));
        string[] required = certifications.Length == 0 ? [] : document.Strings("udap_certifications_required");
        Assert.Subset(certifications.ToHashSet(), required.ToHashSet());
    }

    [Fact]
    [Requirement("DISC-09")]
    [Requirement("B2B-02")]
    public async Task Token_WithoutAnExtensionListedAsRequired_IsRefused()
    {
        var client = await server.RegisteredClientAsync();
        Assert.Contains(
            "hl7-b2b",
            (await ViewAsync(Names.CommunityA)).Strings("udap_authorization_extensions_required")
        );

        var answer = await client.TokenAsync(assertion => assertion.WithoutClaim("extensions"));

        Assert.Equal("400 invalid_grant", answer.Outcome);
    }

    [Theory]
    [MemberData(nameof(Communities))]
    [Requirement("DISC-12")]
    [Requirement("DISC-13")]
    [Requirement("DISC-14")]
    [Requirement("DISC-33")]
    [Requirement("SCOPE-02")]
    [VectorCase("disc-grants")]
    [VectorCase("disc-scopes")]
    public async Task Get_AnyCommunity_ListsGrantsAndScopes(string community)
    {
        var document = await ViewAsync(community);

        Assert.Equal(["client_credentials"], document.Strings("grant_types_supported"));
        Assert.Contains("system/*.rs", document.Strings("scopes_supported"));
        Assert.Contains("system/Patient.rs", document.Strings("scopes_supported"));
        Assert.DoesNotContain("authorization_endpoint", document.Members);
        Assert.DoesNotContain("client_secret", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Communities))]
    [Requirement("DISC-15")]
    [Requirement("DISC-17")]
    [Requirement("DISC-18")]
    [Requirement("DISC-19")]
    [VectorCase("disc-endpoints")]
    public async Task Get_AnyCommunity_NamesEndpointsAndAlgorithms(string community)
    {
        var document = await ViewAsync(community);

        Assert.Equal(Tenant.Alpha.TokenEndpoint, document["token_endpoint"]);
        Assert.Equal(Tenant.Alpha.RegistrationEndpoint, document["registration_endpoint"]);
        Assert.Contains("RS256", document.Strings("token_endpoint_auth_signing_alg_values_supported"));
        Assert.Contains("RS256", document.Strings("registration_endpoint_jwt_signing_alg_values_supported"));
    }

    [Fact]
    [Requirement("DISC-28")]
    [Requirement("DISC-30")]
    [Requirement("TEF-01")]
    [Requirement("TEF-02")]
    [VectorCase("disc-community-tefca")]
    public async Task Get_TefcaView_ListsItsCertification_OthersDoNot()
    {
        var tefca = await ViewAsync(Names.CommunityTefca);
        var other = await ViewAsync(Names.CommunityA);

        string[] expected = [CommunityPolicy.TefcaBasicAppCertification];
        Assert.Equal(expected, tefca.Strings("udap_certifications_supported"));
        Assert.Equal(expected, tefca.Strings("udap_certifications_required"));
        Assert.Empty(other.Strings("udap_certifications_supported"));
    }

    [Theory]
    [InlineData("urn:x:unknown")]
    [InlineData("urn:test:community-A")]
    [InlineData("urn%253Atest%253Acommunity-a")]
    [InlineData("")]
    [Requirement("DISC-31")]
    [Requirement("DISC-32")]
    [VectorCase("disc-community-unknown")]
    public async Task Get_UnknownCommunity_HasNoContent(string community)
    {
        var answer = await server.GetAsync($"{Names.BaseOne}{Path}?community={community}");

        Assert.Equal(("204", ""), (answer.Outcome, answer.Text));
    }

    [Fact]
    [Requirement("DISC-31")]
    public async Task Get_CommunityOfAnotherBase_HasNoContent()
    {
        var answer = await server.GetAsync($"{Names.BaseThree}{Path}?community={Names.CommunityA}");

        Assert.Equal(("204", ""), (answer.Outcome, answer.Text));
    }

    [Fact]
    [Requirement("DISC-32")]
    public async Task Get_CommunityPercentEncoded_IsDecodedOnceAndTwiceSentIsRefused()
    {
        var plain = await ViewAsync(Names.CommunityB);
        var encoded = await ViewAsync("urn%3Atest%3Acommunity-b");
        var twice = await ViewAsync($"{Names.CommunityB}&community={Names.CommunityB}");

        Assert.Equal(plain.Text, encoded.Text);
        Assert.Equal("400 invalid_request", twice.Outcome);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [Requirement("DISC-40")]
    [VectorCase("disc-methods")]
    public async Task Send_OtherMethod_IsNotAllowed(string method)
    {
        Assert.Equal("405", (await server.SendAsync(new HttpMethod(method), Names.BaseOne + Path)).Outcome);
    }

    [Fact]
    [Requirement("DISC-40")]
    public async Task Get_Document_MayBeReadByBrowsersAndIsCachedShortly()
    {
        var answer = await server.GetAsync(Names.BaseOne + Path);
        var head = await server.SendAsync(HttpMethod.Head, Names.BaseOne + Path);

        Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
        var age = int.Parse(answer.Headers["Cache-Control"].Split("max-age=")[1]);
        Assert.InRange(age, 0, 24 * 3600);
        Assert.Equal(("200", ""), (head.Outcome, head.Text));
    }

    [Fact]
    [Requirement("BCP-09")]
    [VectorCase("disc-spoofed-host")]
    public async Task Get_SpoofedForwardedHost_ChangesNothing()
    {
        var plain = await server.GetAsync(Names.BaseOne + Path);

        var spoofed = await server.GetAsync(
            Names.BaseOne + Path,
            request =>
            {
                request.Headers.Add("X-Forwarded-Host", "evil.test");
                request.Headers.Add("X-Forwarded-Proto", "http");
                request.Headers.Add("Forwarded", "host=evil.test;proto=http");
            }
        );

        Assert.Equal(plain.Text, spoofed.Text);
    }

    [Theory]
    [InlineData("evil.test")]
    [InlineData("alpha.test")]
    [InlineData("fhir.alpha.test:8443")]
    [Requirement("BCP-09")]
    public async Task Get_HostOfNoBase_IsNotFound(string host)
    {
        var answer = await server.GetAsync(Names.BaseOne + Path, request => request.Headers.Host = host);

        Assert.Equal("404", answer.Outcome);
    }

    private Task<Answer> ViewAsync(string community) => server.GetAsync($"{Names.BaseOne}{Path}?community={community}");
}
