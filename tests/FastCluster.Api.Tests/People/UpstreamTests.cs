using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using FastCluster.Api.People.Settings;
using FastCluster.Api.People.Upstream;
using FastCluster.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Api.Tests.People;

/// <summary>Sign-in at the operator's identity system, over its real handler.</summary>
public sealed class UpstreamTests : IDisposable
{
    private const string Query = "client_id=app&state=s%201&scope=patient%2F*.rs";

    private readonly FakeIdentitySystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    [Requirement("CONS-13")]
    [Requirement("AT-06")]
    public async Task SignIn_AtTheIdentitySystem_LeadsBackToTheRequest()
    {
        _system.Claims["acr"] = "urn:loa:2";
        _system.Claims["amr"] = new JsonArray("pwd", "otp");
        _system.Claims["auth_time"] = 1_893_450_000;
        await using var application = await StartAsync();
        using var browser = application.Open();

        var away = await browser.GetAsync("/sign-in?" + Query);
        var back = await browser.GetAsync(PathOf(_system.Visit(away.Location!)));
        await browser.FollowAsync(back);

        var person = application.Authorizer.Judged.Last().Person!;
        Assert.Equal(HttpStatusCode.SeeOther, back.Status);
        Assert.Equal("https://as.test/authorize?" + Query, back.Location);
        Assert.Equal("upstream-ada", person.Subject);
        Assert.Equal("urn:loa:2", person.Assurance);
        Assert.Equal(["pwd", "otp"], person.Methods);
        Assert.Equal(1_893_450_000, person.AuthenticatedAt);
        Assert.True(person.IsForThisRequest);
    }

    [Fact]
    [Requirement("BCP-09")]
    public async Task Request_ToTheIdentitySystem_NamesThePublishedAddressAndNothingOfTheApp()
    {
        await using var application = await StartAsync();
        application.Authorizer.OnJudge = message =>
            message.Person is null ? ScriptedAuthorizer.SignIn(loginHint: "ada@x.test") : ScriptedAuthorizer.Ask();
        using var browser = application.Open();

        var away = await browser.GetAsync($"/sign-in?{Query}&max_age=60&prompt=login");
        var query = HttpUtility.ParseQueryString(new Uri(away.Location!).Query);
        await browser.GetAsync(PathOf(_system.Visit(away.Location!)));

        Assert.StartsWith(FakeIdentitySystem.Issuer + "/authorize?", away.Location, StringComparison.Ordinal);
        Assert.Equal("https://as.test/sign-in/callback", query["redirect_uri"]);
        Assert.Equal(("code", "S256"), (query["response_type"], query["code_challenge_method"]));
        Assert.Equal(("openid", "fastcluster"), (query["scope"], query["client_id"]));
        Assert.Equal(("ada@x.test", "login", "60"), (query["login_hint"], query["prompt"], query["max_age"]));
        Assert.DoesNotContain("patient", away.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("app", query["state"]!.Split('&')[0][..8], StringComparison.Ordinal);
        Assert.Equal("https://as.test/sign-in/callback", Assert.Single(_system.TokenRequests)["redirect_uri"]);
    }

    [Theory]
    [InlineData("nonce", "other")]
    [InlineData("nonce", null)]
    [InlineData("iss", "https://evil.test")]
    [InlineData("aud", "another")]
    [InlineData("exp", 1)]
    [InlineData("sub", null)]
    [Requirement("CONS-13")]
    public async Task IdToken_ThatIsNotGood_SignsNobodyIn(string claim, object? value)
    {
        _system.Claims[claim] = value switch
        {
            int number => JsonValue.Create(number),
            string text => JsonValue.Create(text),
            _ => null,
        };
        await using var application = await StartAsync();
        using var browser = application.Open();

        var away = await browser.GetAsync("/sign-in?" + Query);
        var back = await browser.GetAsync(PathOf(_system.Visit(away.Location!)));

        await AssertNobodyAsync(application, browser, back);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task IdToken_OfAnotherKey_SignsNobodyIn()
    {
        _system.IsSignedByAnother = true;
        await using var application = await StartAsync();
        using var browser = application.Open();

        var away = await browser.GetAsync("/sign-in?" + Query);
        var back = await browser.GetAsync(PathOf(_system.Visit(away.Location!)));

        await AssertNobodyAsync(application, browser, back);
    }

    [Fact]
    [Requirement("CONS-23")]
    public async Task IdToken_WithoutTheTimeThatWasDemanded_SignsNobodyIn()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();

        var away = await browser.GetAsync($"/sign-in?{Query}&max_age=60");
        var back = await browser.GetAsync(PathOf(_system.Visit(away.Location!)));

        await AssertNobodyAsync(application, browser, back);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Callback_InAnotherBrowser_SignsNobodyIn()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        using var victim = application.Open();

        var away = await browser.GetAsync("/sign-in?" + Query);
        var back = await victim.GetAsync(PathOf(_system.Visit(away.Location!)));

        await AssertNobodyAsync(application, victim, back);
        Assert.Empty(_system.TokenRequests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=c")]
    [InlineData("?code=c&state=made-up")]
    [InlineData("?error=access_denied&error_description=%3Cscript%3E")]
    [Requirement("CONS-13")]
    [Requirement("BCP-04")]
    public async Task Callback_MadeUp_IsAPage(string query)
    {
        await using var application = await StartAsync();
        using var browser = application.Open();

        var back = await browser.GetAsync("/sign-in/callback" + query);

        await AssertNobodyAsync(application, browser, back);
        Assert.DoesNotContain("script", back.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_Declined_IsAPage()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        var away = await browser.GetAsync("/sign-in?" + Query);
        var state = HttpUtility.ParseQueryString(new Uri(away.Location!).Query)["state"]!;

        var back = await browser.GetAsync("/sign-in/callback?error=access_denied&state=" + Uri.EscapeDataString(state));

        await AssertNobodyAsync(application, browser, back);
    }

    [Fact]
    public async Task Callback_OnAnotherServerOrHost_IsNotServed()
    {
        await using var application = await StartAsync();
        using var other = application.Open(TestServers.OtherHost);
        using var stranger = application.Open("stranger.test");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/sign-in/callback?code=c")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/sign-in/callback?code=c")).Status);
    }

    [Fact]
    public async Task IdentitySystem_Away_IsAPageWithItsTime()
    {
        _system.Fault = new HttpRequestException("away");
        await using var application = await StartAsync();
        using var browser = application.Open();

        var answer = await browser.GetAsync("/sign-in?" + Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.True(answer.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Password_WherePeopleSignInElsewhere_IsNotTaken()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();

        var answer = await browser.PostAsync("/sign-in", ("username", "ada"), ("password", PeopleApplication.Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    [Requirement("BCP-05")]
    public async Task Logs_OfASignIn_HoldNoSecret()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        var away = await browser.GetAsync("/sign-in?" + Query);
        await browser.GetAsync(PathOf(_system.Visit(away.Location!)));

        var ours = application
            .Logs.Everything.Where(entry => entry.Category.StartsWith("FastCluster", StringComparison.Ordinal))
            .Select(entry => entry.Text);

        Assert.DoesNotContain(ours, text => text.Contains("code-0", StringComparison.Ordinal));
        Assert.DoesNotContain(ours, text => text.Contains("upstream-ada", StringComparison.Ordinal));
    }

    private static string PathOf(string location) => location["https://as.test".Length..];

    private static async Task AssertNobodyAsync(PeopleApplication application, Browser browser, Page back)
    {
        Assert.Equal(HttpStatusCode.Forbidden, back.Status);
        Assert.Null(back.Location);
        Assert.Contains("not signed in", back.Text, StringComparison.Ordinal);
        Assert.Contains(application.Decisions.All, decision => decision.Reason == RejectionReason.SignInFailed);
        Assert.DoesNotContain("__Host-fc-one", browser.Cookies.Keys);
        Assert.Equal("https://as.test/sign-in", (await browser.GetAsync("/apps")).Location);
    }

    private Task<PeopleApplication> StartAsync() =>
        PeopleApplication.StartAsync(
            settings => settings.ServerId == "one" ? settings with { Users = null, Upstream = Upstream } : settings,
            more: services => services.AddSingleton(new UpstreamBackchannel(() => _system))
        );

    private static UpstreamSettings Upstream =>
        new()
        {
            Authority = FakeIdentitySystem.Issuer,
            ClientId = "fastcluster",
            ClientSecret = "secret",
            Scopes = ["openid"],
            SubjectClaim = "sub",
        };
}
