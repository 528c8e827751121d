using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using FastCluster.Api.People.Settings;
using FastCluster.Api.People.Upstream;
using FastCluster.Api.Tests.Hosting;
using FastCluster.Contracts.Authorization;
using FastCluster.Udap.AuthorizationRequests;
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
        _system.Claims["auth_time"] = application.Time.GetUtcNow().ToUnixTimeSeconds();
        Demand(application, Prompts.Login, TimeSpan.FromSeconds(60));
        using var browser = application.Open();

        var away = await browser.GetAsync("/sign-in?" + Query);
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
        Demand(application, Prompts.None, TimeSpan.FromSeconds(60));
        using var browser = application.Open();

        var away = await browser.GetAsync("/sign-in?" + Query);
        var back = await browser.GetAsync(PathOf(_system.Visit(away.Location!)));

        await AssertNobodyAsync(application, browser, back);
    }

    [Theory]
    [InlineData(Prompts.None, null, null, null)]
    [InlineData(Prompts.Login, null, "login", "0")]
    [InlineData(Prompts.SelectAccount, null, "select_account", null)]
    [InlineData(Prompts.Login | Prompts.SelectAccount, 0, "login select_account", "0")]
    [InlineData(Prompts.Consent, 3600, null, "3600")]
    [Requirement("CONS-23")]
    [Requirement("CONS-24")]
    public async Task Demand_OfAPushedRequest_ReachesTheIdentitySystem(
        Prompts prompts,
        int? maxAge,
        string? prompt,
        string? age
    )
    {
        await using var application = await StartAsync();
        Demand(application, prompts, maxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        using var browser = application.Open();

        var away = await browser.GetAsync("/sign-in?client_id=app&request_uri=urn%3Apushed");
        var query = HttpUtility.ParseQueryString(new Uri(away.Location!).Query);

        Assert.Equal((prompt, age), (query["prompt"], query["max_age"]));
    }

    /// <summary>What stands beside the reference of a pushed request counts for nothing.</summary>
    [Fact]
    [Requirement("CONS-24")]
    public async Task Demand_OfTheBrowserAlone_DoesNotCount()
    {
        await using var application = await StartAsync();
        Demand(application, Prompts.None, maxAge: null);
        using var browser = application.Open();

        var away = await browser.GetAsync(
            "/sign-in?client_id=app&request_uri=urn%3Apushed&prompt=login&max_age=0&login_hint=eve"
        );
        var query = HttpUtility.ParseQueryString(new Uri(away.Location!).Query);

        Assert.Equal((null, null, "ada@x.test"), (query["prompt"], query["max_age"], query["login_hint"]));
    }

    /// <summary>An identity system that does as it likes: the person comes back with the proof of before.</summary>
    [Theory]
    [InlineData(Prompts.None, 60, 121)]
    [InlineData(Prompts.None, 0, 61)]
    [InlineData(Prompts.Login, null, 61)]
    [InlineData(Prompts.Login, 3600, 61)]
    [Requirement("CONS-23")]
    public async Task Proof_OlderThanDemanded_SignsNobodyIn(Prompts prompts, int? maxAge, int age)
    {
        await using var application = await StartAsync();
        Demand(application, prompts, maxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        _system.Claims["auth_time"] = application.Time.GetUtcNow().ToUnixTimeSeconds() - age;
        using var browser = application.Open();

        var away = await browser.GetAsync("/sign-in?" + Query);
        var back = await browser.GetAsync(PathOf(_system.Visit(away.Location!)));

        await AssertNobodyAsync(application, browser, back);
    }

    /// <summary>A proof of before grows old while the person is away; one that was made there does not.</summary>
    [Theory]
    [InlineData(Prompts.None, 60, 61, 0, true)]
    [InlineData(Prompts.None, 600, 500, 300, false)]
    [InlineData(Prompts.None, 0, -10, 300, true)]
    [InlineData(Prompts.Login, null, -10, 300, true)]
    [InlineData(Prompts.SelectAccount, null, 9000, 300, true)]
    [Requirement("CONS-23")]
    public async Task Proof_AfterSomeTimeAway_IsHeldAgainstTheDemand(
        Prompts prompts,
        int? maxAge,
        int age,
        int away,
        bool isMet
    )
    {
        await using var application = await StartAsync();
        Demand(application, prompts, maxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        _system.Claims["auth_time"] = application.Time.GetUtcNow().ToUnixTimeSeconds() - age;
        using var browser = application.Open();

        var left = await browser.GetAsync("/sign-in?" + Query);
        application.Time.Advance(TimeSpan.FromSeconds(away));
        var back = await browser.GetAsync(PathOf(_system.Visit(left.Location!)));

        Assert.Equal(isMet ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, back.Status);
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

    private static void Demand(PeopleApplication application, Prompts prompts, TimeSpan? maxAge) =>
        application.Authorizer.OnJudge = message =>
            message.Person is null
                ? ((AuthorizationReply.SignInNeeded)ScriptedAuthorizer.SignIn(loginHint: "ada@x.test")) with
                {
                    Prompts = prompts,
                    MaxAge = maxAge,
                }
                : ScriptedAuthorizer.Ask();

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
