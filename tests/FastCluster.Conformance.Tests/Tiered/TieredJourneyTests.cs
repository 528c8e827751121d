using FastCluster.Conformance.Tests.People;
using FastCluster.Grains.Upstream;

namespace FastCluster.Conformance.Tests.Tiered;

/// <summary>A person of an identity provider elsewhere gives an app a code here.</summary>
public sealed class TieredJourneyTests
{
    private const string SignInTitle = "Sign in";
    private const string LinkTitle = "Is this you?";

    [Fact]
    [VectorCase("tier-ok")]
    [Requirement("TIER-01")]
    [Requirement("TIER-10")]
    [Requirement("TIER-14")]
    [Requirement("TIER-15")]
    [Requirement("TIER-16")]
    [Requirement("TIER-18")]
    [Requirement("TIER-19")]
    [Requirement("TIER-20")]
    [Requirement("TIER-25")]
    [Requirement("TIER-37")]
    [Requirement("TIER-38")]
    public async Task Person_WhomTheOperatorKnows_GivesTheAppACode()
    {
        await using var own = await TieredServer.StartOwnAsync();
        own.Tiered.People.OnFind = _ => new PersonMatch.One(PeopleServer.Alice.Subject);
        var app = await own.Tiered.RegisterAsync();
        var browser = own.Tiered.Browser();

        var outcome = await browser.AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.StartsWith(TestApp.RedirectUri + "?", outcome.Location, StringComparison.Ordinal);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(Tenant.Alpha.Issuer, outcome["iss"]);
        Assert.Single(browser.Titles); // the consent page of the app
        Assert.Empty(own.Tiered.Provider.Faults);
        var asked = Assert.Single(own.Tiered.Provider.Authorizations);
        Assert.NotEqual("s-1", asked["state"]);
        var tokens = await app.RedeemAsync(outcome["code"]!);
        Assert.Equal("200", tokens.Outcome);
        Assert.DoesNotContain("idp-access-token", tokens.Text, StringComparison.Ordinal);
        var claims = AccessToken.Read(tokens["access_token"]!).Claims;
        Assert.Equal(PeopleServer.Alice.Subject, claims.GetProperty("sub").GetString());
        Assert.Equal("http://udap.org/code/id/ial2", claims.GetProperty("acr").GetString());
    }

    [Fact]
    [Requirement("TIER-35")]
    [Requirement("TIER-33")]
    public async Task Person_WhomNobodyKnows_SignsInHereOnceAndIsKnownAfterwards()
    {
        await using var own = await TieredServer.StartOwnAsync();
        var app = await own.Tiered.RegisterAsync();
        var browser = own.Tiered.Browser();

        var first = await browser.AuthorizeAsync(own.Tiered.UrlOf(app));
        Assert.Equal(3, browser.Titles.Count);
        Assert.StartsWith(SignInTitle, browser.Titles[0], StringComparison.Ordinal);
        Assert.StartsWith(LinkTitle, browser.Titles[1], StringComparison.Ordinal);
        Assert.NotNull(first["code"]);
        var another = own.Tiered.Browser(PeopleServer.Bob);
        var second = await another.AuthorizeAsync(own.Tiered.UrlOf(app));

        Assert.Single(another.Titles);
        var tokens = await app.RedeemAsync(second["code"]!);
        var claims = AccessToken.Read(tokens["access_token"]!).Claims;
        Assert.Equal(PeopleServer.Alice.Subject, claims.GetProperty("sub").GetString());
        Assert.Equal(1, own.Tiered.Provider.Registrations);
        Assert.Empty(own.Tiered.Provider.Faults);
    }
}
