using System.Text.Json.Nodes;
using FastCluster.Conformance.Tests.People;
using FastCluster.Grains.Upstream;
using FastCluster.Testing.IdentityProviders;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>What the token endpoint of an identity provider answers: anything that is not good is an <c>invalid_idp</c>.</summary>
public sealed class TieredTokenTests : IClassFixture<TieredServer>
{
    private readonly TieredServer _tiered;

    public TieredTokenTests(TieredServer tiered)
    {
        _tiered = tiered;
        _tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
    }

    public static TheoryData<string, RejectionReason> Cases =>
        new()
        {
            { "tier-token-error", RejectionReason.IdpTokenRefused },
            { "tier-token-type", RejectionReason.IdpTokenRefused },
            { "tier-no-id-token", RejectionReason.IdTokenMissing },
            { "tier-id-iss", RejectionReason.IdTokenIssuer },
            { "tier-id-aud", RejectionReason.IdTokenAudience },
            { "tier-id-azp", RejectionReason.IdTokenAuthorizedParty },
            { "tier-id-exp", RejectionReason.IdTokenTimes },
            { "tier-id-old", RejectionReason.IdTokenTimes },
            { "tier-id-nonce", RejectionReason.IdTokenNonce },
            { "tier-id-no-nonce", RejectionReason.IdTokenNonce },
            { "tier-id-alg-none", RejectionReason.IdTokenMalformed },
            { "tier-id-no-x5c", RejectionReason.IdTokenMalformed },
            { "tier-id-san", RejectionReason.IdTokenIssuerNotInCertificate },
            { "tier-id-untrusted", RejectionReason.IdTokenUntrusted },
            { "tier-id-signature", RejectionReason.IdTokenSignature },
            { "tier-id-no-sub", RejectionReason.IdTokenClaims },
            { "tier-id-no-acr", RejectionReason.IdTokenClaims },
            { "tier-id-no-amr", RejectionReason.IdTokenClaims },
            { "tier-id-at-hash", RejectionReason.IdTokenAccessTokenHash },
        };

    [Theory]
    [Requirement("TIER-25")]
    [Requirement("TIER-27")]
    [Requirement("TIER-28")]
    [Requirement("TIER-29")]
    [Requirement("TIER-30")]
    [Requirement("TIER-31")]
    [Requirement("TIER-12")]
    [MemberData(nameof(Cases))]
    public async Task Answer_ThatIsNotGood_IsAnInvalidIdp(string id, RejectionReason reason)
    {
        await using var provider = await _tiered.StartProviderAsync();
        Break(provider, id);
        var app = await _tiered.RegisterAsync();

        var outcome = await _tiered.Browser(null, provider).AuthorizeAsync(_tiered.UrlOf(app, provider.BaseUrl));

        Assert.StartsWith(TestApp.RedirectUri + "?", outcome.Location, StringComparison.Ordinal);
        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(reason, _tiered.ReasonOf(outcome));
        Assert.Equal(1, provider.TokenRequests);
        Assert.Empty(provider.Faults);
    }

    [Fact]
    [Requirement("TIER-18")]
    public async Task IdToken_OfAnEarlierSignIn_IsRefused()
    {
        await using var provider = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();
        string? kept = null;
        provider.OnTokens = answer =>
        {
            kept ??= (string)answer["id_token"]!;
            answer["id_token"] = kept;
            return answer;
        };
        var url = _tiered.UrlOf(app, provider.BaseUrl);
        Assert.NotNull((await _tiered.Browser(null, provider).AuthorizeAsync(url))["code"]);

        var replayed = await _tiered.Browser(null, provider).AuthorizeAsync(url);

        Assert.Equal("invalid_idp", replayed["error"]);
        Assert.Equal(RejectionReason.IdTokenNonce, _tiered.ReasonOf(replayed));
    }

    [Fact]
    [Requirement("TIER-10")]
    [Requirement("TIER-11")]
    public async Task Client_ThatTheProviderForgot_RegistersAgainAtTheNextSignIn()
    {
        await using var provider = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();
        var url = _tiered.UrlOf(app, provider.BaseUrl);
        (provider.OnTokens, provider.TokenError) = (_ => null, "invalid_client");
        Assert.Equal("invalid_idp", (await _tiered.Browser(null, provider).AuthorizeAsync(url))["error"]);
        (provider.OnTokens, provider.ClientId) = (same => same, "holder-anew");

        var outcome = await _tiered.Browser(null, provider).AuthorizeAsync(url);

        Assert.NotNull(outcome["code"]);
        Assert.Equal(2, provider.Registrations);
    }

    [Theory]
    [Requirement("TIER-32")]
    [InlineData("http://udap.org/code/id/ial2", null)]
    [InlineData("http://udap.org/code/id/ial1", RejectionReason.IdTokenAssurance)]
    public async Task Assurance_ThatTheOperatorAsksFor_IsNeeded(string acr, RejectionReason? reason)
    {
        await using var own = await TieredServer.StartOwnAsync(settings =>
            settings with
            {
                Communities = [new() { Uri = Names.CommunityA, Assurance = ["http://udap.org/code/id/ial2"] }],
            }
        );
        own.Tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        own.Tiered.Provider.OnIdToken = one => one.WithClaim("acr", acr).WithClaim("amr", "one text");
        var app = await own.Tiered.RegisterAsync();

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Equal(reason is null ? null : "access_denied", outcome["error"]);
        Assert.Equal(reason ?? RejectionReason.None, own.Tiered.ReasonOf(outcome));
    }

    [Theory]
    [Requirement("CONS-23")]
    [InlineData(null, RejectionReason.IdTokenClaims)]
    [InlineData(-3600L, RejectionReason.IdTokenTimes)]
    [InlineData(-10L, RejectionReason.None)]
    public async Task MaxAge_OfTheApp_IsAskedOfTheProvider(long? authenticatedBefore, RejectionReason reason)
    {
        await using var provider = await _tiered.StartProviderAsync();
        var now = provider.Clock.GetUtcNow().ToUnixTimeSeconds();
        provider.OnIdToken = one =>
            authenticatedBefore is { } seconds
                ? one.WithClaim("auth_time", now + seconds)
                : one.WithoutClaim("auth_time");
        var app = await _tiered.RegisterAsync();
        var url = _tiered.UrlOf(app, provider.BaseUrl, new("max_age", "60"), new("prompt", "login"));

        var outcome = await _tiered.Browser(null, provider).AuthorizeAsync(url);

        Assert.Equal(reason == RejectionReason.None, outcome["code"] is not null);
        Assert.Equal(reason, _tiered.ReasonOf(outcome));
        var asked = Assert.Single(provider.Authorizations);
        Assert.Equal("60", asked["max_age"]);
        Assert.Equal("login", asked["prompt"]);
    }

    private static void Break(StubIdentityProvider provider, string id)
    {
        var stranger = TestCommunity.Create("nobody-knows");
        switch (id)
        {
            case "tier-token-error":
                provider.OnTokens = _ => null;
                break;
            case "tier-token-type":
                provider.OnTokens = one => With(one, "token_type", "MAC");
                break;
            case "tier-no-id-token":
                provider.OnTokens = one => With(one, "id_token", null);
                break;
            case "tier-id-iss":
                provider.OnIdToken = one => one.WithClaim("iss", provider.BaseUrl + "/");
                break;
            case "tier-id-aud":
                provider.OnIdToken = one => one.WithClaim("aud", "another-holder");
                break;
            case "tier-id-azp":
                provider.OnIdToken = one => one.WithClaim("azp", "another-holder");
                break;
            case "tier-id-exp":
                provider.OnIdToken = one => one.WithClaim("iat", 1).WithClaim("exp", 2);
                break;
            case "tier-id-old":
                var old = provider.Clock.GetUtcNow().ToUnixTimeSeconds() - 900;
                provider.OnIdToken = one => one.WithClaim("iat", old).WithClaim("exp", old + 1800);
                break;
            case "tier-id-san":
                provider.OnTokens = one =>
                    BySomebody(provider, one, provider.Community.IssueClient("https://localhost/x"));
                break;
            case "tier-id-untrusted":
                provider.OnTokens = one => BySomebody(provider, one, stranger.IssueClient(provider.BaseUrl));
                break;
            default:
                BreakForm(provider, id);
                break;
        }
    }

    private static void BreakForm(StubIdentityProvider provider, string id) =>
        provider.OnIdToken = id switch
        {
            "tier-id-nonce" => one => one.WithClaim("nonce", "another"),
            "tier-id-no-nonce" => one => one.WithoutClaim("nonce"),
            "tier-id-alg-none" => one => one.WithHeader("alg", "none").WithSignature(_ => []),
            "tier-id-no-x5c" => one => one.WithoutHeader("x5c"),
            "tier-id-signature" => one => one.WithSignature(_ => new byte[64]),
            "tier-id-no-sub" => one => one.WithoutClaim("sub"),
            "tier-id-no-acr" => one => one.WithoutClaim("acr"),
            "tier-id-no-amr" => one => one.WithoutClaim("amr"),
            "tier-id-at-hash" => one => one.WithClaim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "Unknown case."),
        };

    /// <summary>The same ID token, signed by somebody else.</summary>
    private static JsonObject BySomebody(StubIdentityProvider provider, JsonObject answer, Pki.CertifiedKey key)
    {
        var own = provider.Key;
        var payload = ((string)answer["id_token"]!).Split('.')[1];
        provider.Key = key;
        var text = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(payload));
        answer["id_token"] = provider.Sign().WithPayloadText(text).Build();
        provider.Key = own;
        return answer;
    }

    private static JsonObject With(JsonObject document, string name, JsonNode? value)
    {
        document[name] = value;
        return document;
    }
}
