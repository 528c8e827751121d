using FastCluster.Conformance.Tests.People;
using FastCluster.Grains.Upstream;
using FastCluster.Testing.IdentityProviders;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>
/// A trusted identity provider that sends browsers on to another one, to get at the code that is given there
/// (RFC 9700 section 4.4).
/// </summary>
public sealed class TieredMixUpTests : IClassFixture<TieredServer>
{
    private readonly TieredServer _tiered;

    public TieredMixUpTests(TieredServer tiered)
    {
        _tiered = tiered;
        _tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
    }

    [Fact]
    [Requirement("BCP-06")]
    [Requirement("TIER-24")]
    [Requirement("TIER-20")]
    public async Task Answer_OfAProviderThatWasNotAsked_IsKnownByItsPlace()
    {
        await using var honest = await _tiered.StartProviderAsync();
        honest.OnAnswer = WithoutIssuer;
        await using var evil = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();
        await _tiered.Browser(null, honest).AuthorizeAsync(_tiered.UrlOf(app, honest.BaseUrl));
        var before = honest.TokenRequests;
        var own = honest.Authorizations.Last()["redirect_uri"];
        var browser = _tiered.Browser(null, honest, evil);
        browser.OnVisit = url => IsAt(evil, url) ? LeadOn(url, honest, own) : url;

        var outcome = await browser.AuthorizeAsync(_tiered.UrlOf(app, evil.BaseUrl));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpResponseIssuer, _tiered.ReasonOf(outcome));
        Assert.Equal(0, evil.TokenRequests);
        Assert.Equal(before, honest.TokenRequests);
    }

    [Fact]
    [Requirement("TIER-20")]
    public async Task RedirectUri_IsAnotherAtEachProviderAndTheSameEachTime()
    {
        await using var other = await _tiered.StartProviderAsync();
        var app = await _tiered.RegisterAsync();
        foreach (var provider in (StubIdentityProvider[])[_tiered.Provider, other])
        {
            await _tiered.Browser(null, provider).AuthorizeAsync(_tiered.UrlOf(app, provider.BaseUrl));
            await _tiered.Browser(null, provider).AuthorizeAsync(_tiered.UrlOf(app, provider.BaseUrl));
        }

        var first = _tiered.Provider.Authorizations.Select(one => one["redirect_uri"]).Distinct();
        var second = other.Authorizations.Select(one => one["redirect_uri"]).Distinct();

        Assert.NotEqual(Assert.Single(first), Assert.Single(second));
        Assert.Empty(other.Faults);
    }

    [Theory]
    [Requirement("TIER-20")]
    [Requirement("TIER-21")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/another")]
    [InlineData("/a/b")]
    public async Task Callback_AtNobodysPlace_LeadsNowhere(string place)
    {
        var outcome = await _tiered
            .Browser()
            .AuthorizeAsync(new($"{Servers.Tenant.Alpha.Issuer}/idp/callback{place}?code=c&state=s"));

        Assert.Null(outcome.Location);
        Assert.InRange(outcome.Status, 400, 404);
    }

    /// <summary>What this server signs for another provider would count there as this server's own word.</summary>
    [Theory]
    [Requirement("BCP-11")]
    [Requirement("TIER-10")]
    [InlineData("registration_endpoint", "/register")]
    [InlineData("token_endpoint", "/token")]
    [InlineData("authorization_endpoint", "/authorize")]
    public async Task Provider_ThatNamesAnEndpointOfAnotherOne_IsRefused(string name, string path)
    {
        await using var honest = await _tiered.StartProviderAsync();
        await using var evil = await _tiered.StartProviderAsync();
        LendEndpoint(evil, name, honest.BaseUrl + path);
        var app = await _tiered.RegisterAsync();

        var outcome = await _tiered.Browser(null, honest, evil).AuthorizeAsync(_tiered.UrlOf(app, evil.BaseUrl));

        Assert.Equal("invalid_idp", outcome["error"]);
        Assert.Equal(RejectionReason.IdpMetadataEndpoints, _tiered.ReasonOf(outcome));
        Assert.Equal((0, 0, 0), (honest.Registrations, honest.TokenRequests, honest.Authorizations.Count));
        Assert.Equal((0, 0, 0), (evil.Registrations, evil.TokenRequests, evil.Authorizations.Count));
    }

    /// <summary>The operator answers for the endpoints of a provider that the settings name.</summary>
    [Fact]
    [Requirement("BCP-11")]
    [Requirement("TIER-09")]
    public async Task Provider_ThatTheSettingsName_MayHaveItsEndpointsElsewhere()
    {
        await using var own = await TieredServer.StartNamingAsync();
        await using var elsewhere = await own.Tiered.StartProviderAsync();
        LendEndpoint(own.Tiered.Provider, "registration_endpoint", elsewhere.BaseUrl + "/register");
        own.Tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        var app = await own.Tiered.RegisterAsync();

        var outcome = await own.Tiered.Browser().AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.NotNull(outcome["code"]);
        Assert.Equal((1, 0), (elsewhere.Registrations, own.Tiered.Provider.Registrations));
    }

    private static void LendEndpoint(StubIdentityProvider provider, string name, string url)
    {
        provider.OnSignedMetadata = one => one.WithClaim(name, url);
        provider.OnMetadata = one =>
        {
            one[name] = url;
            return one;
        };
    }

    private static bool IsAt(StubIdentityProvider provider, Uri url) =>
        url.AbsoluteUri.StartsWith(provider.BaseUrl + "/authorize?", StringComparison.Ordinal);

    /// <summary>The same request at the honest provider, with the redirect URI that is registered there.</summary>
    private static Uri LeadOn(Uri url, StubIdentityProvider honest, string redirectUri)
    {
        var query = System.Web.HttpUtility.ParseQueryString(url.Query);
        query["redirect_uri"] = redirectUri;
        return new($"{honest.BaseUrl}/authorize?{query}");
    }

    private static Dictionary<string, string> WithoutIssuer(Dictionary<string, string> answer)
    {
        answer.Remove("iss");
        return answer;
    }
}
