using System.Text.Json.Nodes;
using FastCluster.Conformance.Tests.People;
using FastCluster.Grains.Upstream;
using FastCluster.Testing.IdentityProviders;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>
/// Identity providers that cannot be used: the app hears <c>invalid_idp</c> with its own <c>state</c>, and the browser never
/// gets there. Each test has a provider of its own.
/// </summary>
public sealed class TieredMetadataTests(TieredServer tiered) : IClassFixture<TieredServer>
{
    public static TheoryData<string, RejectionReason> Cases =>
        new()
        {
            { "tier-metadata-404", RejectionReason.IdpMetadataUnavailable },
            { "tier-metadata-malformed", RejectionReason.IdpMetadataMalformed },
            { "tier-metadata-unsigned", RejectionReason.IdpMetadataUnsigned },
            { "tier-metadata-bad-signature", RejectionReason.IdpMetadataSignature },
            { "tier-metadata-untrusted", RejectionReason.IdpMetadataUntrusted },
            { "tier-metadata-claims", RejectionReason.IdpMetadataClaims },
            { "tier-metadata-iss", RejectionReason.IdpMetadataIssuer },
            { "tier-metadata-san", RejectionReason.IdpMetadataIssuerNotInCertificate },
            { "tier-metadata-sub", RejectionReason.IdpMetadataSubject },
            { "tier-metadata-expired", RejectionReason.IdpMetadataTimes },
            { "tier-metadata-endpoint-mismatch", RejectionReason.IdpMetadataEndpoints },
            { "tier-metadata-endpoint-unsigned", RejectionReason.IdpMetadataEndpoints },
            { "tier-metadata-no-udap-scope", RejectionReason.IdpMetadataScopes },
            { "tier-metadata-no-code", RejectionReason.IdpMetadataAbilities },
            { "tier-metadata-no-algorithm", RejectionReason.IdpMetadataAbilities },
            { "tier-dcr-refused", RejectionReason.IdpRegistrationRefused },
            { "tier-dcr-no-client-id", RejectionReason.IdpRegistrationRefused },
            { "tier-dcr-not-offered", RejectionReason.IdpRegistrationNotOffered },
        };

    [Theory]
    [Requirement("TIER-06")]
    [Requirement("TIER-07")]
    [Requirement("TIER-08")]
    [Requirement("TIER-10")]
    [Requirement("TIER-12")]
    [Requirement("TIER-13")]
    [Requirement("BCP-11")]
    [MemberData(nameof(Cases))]
    public async Task Provider_ThatCannotBeUsed_IsAnInvalidIdp(string id, RejectionReason reason)
    {
        await using var provider = await tiered.StartProviderAsync();
        Break(provider, id);
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser(null, provider);

        var outcome = await browser.AuthorizeAsync(tiered.UrlOf(app, provider.BaseUrl));

        Assert.StartsWith(TestApp.RedirectUri + "?", outcome.Location, StringComparison.Ordinal);
        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(reason, tiered.ReasonOf(outcome));
        Assert.Empty(provider.Authorizations);
        Assert.Empty(browser.Titles);
    }

    [Fact]
    [Requirement("TIER-06")]
    [Requirement("TIER-08")]
    [Requirement("TIER-12")]
    [VectorCase("tier-metadata-revoked")]
    [Requirement("TIER-07")]
    [Requirement("X509-06")]
    public async Task ProviderCertificate_Revoked_IsAnInvalidIdp()
    {
        await using var own = await TieredServer.StartOwnAsync();
        own.Tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);

        var outcome = await own.Tiered.RevokeProviderAsync(await own.Tiered.RegisterAsync());
        var asked = own.Tiered.Provider.Authorizations.Count;
        var again = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(await own.Tiered.RegisterAsync()));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpMetadataUntrusted, own.Tiered.ReasonOf(outcome));
        Assert.Equal("invalid_idp", again["error"]);
        Assert.Equal(asked, own.Tiered.Provider.Authorizations.Count);
    }

    [Theory]
    [VectorCase("tier-ssrf")]
    [Requirement("TIER-04")]
    [Requirement("TIER-44")]
    [Requirement("X509-16")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://10.1.2.3/idp")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@idp.test/")]
    [InlineData("https://idp.test/#fragment")]
    [InlineData("https://idp.test/?community=urn:x")]
    public async Task Idp_OfAnotherForm_IsRefusedUnasked(string idp)
    {
        var app = await tiered.RegisterAsync();
        var before = tiered.Provider.MetadataRequests;

        var outcome = await tiered.Browser().AuthorizeAsync(tiered.UrlOf(app, idp));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(RejectionReason.IdpMalformed, tiered.ReasonOf(outcome));
        Assert.Equal(before, tiered.Provider.MetadataRequests);
    }

    [Fact]
    [Requirement("TIER-45")]
    public async Task Idp_ThatIsThisServer_IsRefused()
    {
        var app = await tiered.RegisterAsync();

        var outcome = await tiered.Browser().AuthorizeAsync(tiered.UrlOf(app, Tenant.Alpha.Issuer));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpIsSelf, tiered.ReasonOf(outcome));
    }

    [Fact]
    [Requirement("TIER-04")]
    [Requirement("X509-16")]
    public async Task Idp_WhoseNameLeadsToAPrivateAddress_IsNotConnectedTo()
    {
        var app = await tiered.RegisterAsync();
        var port = new Uri(tiered.Provider.BaseUrl).Port;
        var before = tiered.Provider.MetadataRequests;

        var outcome = await tiered.Browser().AuthorizeAsync(tiered.UrlOf(app, $"https://localhost.:{port}/idp"));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpMetadataUnavailable, tiered.ReasonOf(outcome));
        Assert.Equal(before, tiered.Provider.MetadataRequests);
    }

    [Fact]
    [VectorCase("tier-bad-redirect-first")]
    [Requirement("TIER-05")]
    public async Task Request_ThatIsNotGood_AsksNoProvider()
    {
        var app = await tiered.RegisterAsync();
        var before = tiered.Provider.MetadataRequests;
        var request = app.Request(TieredServer.Scope);
        request.RemoveAll(one => one.Name == "redirect_uri");

        var foreign = await tiered
            .Browser()
            .AuthorizeAsync(
                TieredServer.ToUrl([
                    .. request,
                    new("redirect_uri", "https://evil.test/cb"),
                    new("idp", tiered.Provider.BaseUrl),
                ])
            );
        var stateless = await tiered
            .Browser()
            .AuthorizeAsync(
                TieredServer.ToUrl([
                    .. app.Request(TieredServer.Scope).Where(one => one.Name != "state"),
                    new("idp", tiered.Provider.BaseUrl),
                ])
            );

        Assert.Null(foreign.Location);
        Assert.Equal(400, foreign.Status);
        Assert.Equal("invalid_request", stateless["error"]);
        Assert.Equal(before, tiered.Provider.MetadataRequests);
    }

    [Fact]
    [Requirement("TIER-02")]
    public async Task Idp_WithoutTheScope_MeansNothing()
    {
        var app = await tiered.RegisterAsync();
        var before = tiered.Provider.MetadataRequests;
        var browser = tiered.Browser();

        var outcome = await browser.AuthorizeAsync(
            TieredServer.ToUrl([.. app.Request("user/Patient.rs"), new("idp", tiered.Provider.BaseUrl)])
        );

        Assert.NotNull(outcome["code"]);
        Assert.Equal(before, tiered.Provider.MetadataRequests);
    }

    [Fact]
    [Requirement("TIER-03")]
    public async Task Scope_WithoutIdp_IsASignInHere()
    {
        var app = await tiered.RegisterAsync();
        var browser = tiered.Browser();

        var outcome = await browser.AuthorizeAsync(TieredServer.ToUrl(app.Request(TieredServer.Scope)));

        Assert.NotNull(outcome["code"]);
        Assert.Equal(2, browser.Titles.Count);
    }

    [Fact]
    [Requirement("TIER-09")]
    public async Task Provider_ThatIsNotOnTheList_IsRefusedUnasked()
    {
        await using var own = await TieredServer.StartOwnAsync(settings =>
            settings with
            {
                Communities = [new() { Uri = Names.CommunityA, BaseUrls = ["https://only.this.test/idp"] }],
            }
        );
        var app = await own.Tiered.RegisterAsync();

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpNotTrusted, own.Tiered.ReasonOf(outcome));
        Assert.Equal(0, own.Tiered.Provider.MetadataRequests);
    }

    [Fact]
    [Requirement("TIER-01")]
    [Requirement("TIER-09")]
    [Requirement("DISC-07")]
    [Requirement("DISC-37")]
    public async Task Community_WithoutTrustedProviders_OffersNoneAndTakesNone()
    {
        await using var own = await TieredServer.StartOwnAsync(settings =>
            settings with
            {
                Communities = [new() { Uri = Names.CommunityA, AppCommunities = [Names.CommunityA] }],
            }
        );
        var server = own.Tiered.Server;
        var app = await own.Tiered.RegisterAsync(server.Deployment.CommunityB);

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));
        var offered = await server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityA}");
        var other = await server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityB}");

        Assert.Equal(RejectionReason.IdpNotTrusted, own.Tiered.ReasonOf(outcome));
        Assert.Contains("udap_to", offered.Strings("udap_profiles_supported"));
        Assert.Contains("udap", offered.Strings("scopes_supported"));
        Assert.DoesNotContain("udap_to", other.Strings("udap_profiles_supported"));
    }

    private static void Break(StubIdentityProvider provider, string id)
    {
        var stranger = TestCommunity.Create("nobody-knows");
        switch (id)
        {
            case "tier-metadata-404":
                provider.OnMetadata = _ => null;
                break;
            case "tier-metadata-malformed":
                provider.OnMetadata = one => With(one, "scopes_supported", "openid udap");
                break;
            case "tier-metadata-unsigned":
                provider.OnMetadata = one => one.Remove("signed_metadata") ? one : null;
                break;
            case "tier-metadata-bad-signature":
                provider.OnSignedMetadata = one => one.WithSignature(_ => new byte[64]);
                break;
            case "tier-metadata-untrusted":
                provider.Key = stranger.IssueClient(provider.BaseUrl);
                break;
            case "tier-metadata-claims":
                provider.OnSignedMetadata = one => one.WithoutClaim("jti");
                break;
            case "tier-metadata-iss":
                provider.OnSignedMetadata = one => one.WithClaim("iss", provider.BaseUrl + "/");
                break;
            case "tier-metadata-san":
                provider.Key = provider.Community.IssueClient("https://localhost/another");
                break;
            case "tier-metadata-sub":
                provider.OnSignedMetadata = one => one.WithClaim("sub", provider.BaseUrl + "/");
                break;
            case "tier-metadata-expired":
                provider.OnSignedMetadata = one => one.WithClaim("iat", 1).WithClaim("exp", 2);
                break;
            default:
                BreakAbilities(provider, id);
                break;
        }
    }

    private static void BreakAbilities(StubIdentityProvider provider, string id)
    {
        switch (id)
        {
            case "tier-metadata-endpoint-mismatch":
                provider.OnMetadata = one => With(one, "token_endpoint", "https://evil.test/token");
                break;
            case "tier-metadata-endpoint-unsigned":
                provider.OnSignedMetadata = one => one.WithoutClaim("authorization_endpoint");
                break;
            case "tier-metadata-no-udap-scope":
                provider.OnMetadata = one => With(one, "scopes_supported", new JsonArray("openid"));
                break;
            case "tier-metadata-no-code":
                provider.OnMetadata = one => With(one, "grant_types_supported", new JsonArray("client_credentials"));
                break;
            case "tier-metadata-no-algorithm":
                provider.OnMetadata = one =>
                    With(one, "token_endpoint_auth_signing_alg_values_supported", new JsonArray("PS512"));
                break;
            case "tier-dcr-refused":
                provider.OnRegistration = _ => null;
                break;
            case "tier-dcr-no-client-id":
                provider.OnRegistration = one => With(one, "client_id", "");
                break;
            case "tier-dcr-not-offered":
                provider.OnMetadata = one => With(one, "udap_profiles_supported", new JsonArray("udap_authn"));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(id), id, "Unknown case.");
        }
    }

    private static JsonObject With(JsonObject document, string name, JsonNode? value)
    {
        document[name] = value;
        return document;
    }
}
