using System.Net;

namespace FastCluster.Api.Tests.People;

public sealed class SignInTests
{
    private const string Query = "response_type=code&client_id=app&state=a%20b";

    [Fact]
    [Requirement("CONS-13")]
    [Requirement("CONS-21")]
    [Requirement("AT-06")]
    public async Task SignIn_RightPassword_LeadsBackToTheRequest()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.FollowAsync(await browser.GetAsync("/authorize?" + Query));
        Assert.Contains("Pill Box", page.Text, StringComparison.Ordinal);

        var answer = await SubmitAsync(browser, page, "ada", PeopleApplication.Password);
        await browser.FollowAsync(answer);

        var person = application.Authorizer.Judged.Last().Person!;
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("https://as.test/authorize?" + Query, answer.Location);
        Assert.Equal("p-1", person.Subject);
        Assert.Equal(application.Time.GetUtcNow().ToUnixTimeSeconds(), person.AuthenticatedAt);
        Assert.Equal(["pwd"], person.Methods);
        Assert.True(person.IsForThisRequest);
    }

    [Fact]
    [Requirement("CONS-23")]
    public async Task SignIn_ForOneRequest_IsNotForAnother()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in?" + Query);
        await SubmitAsync(browser, page, "ada", PeopleApplication.Password);

        await browser.GetAsync("/authorize?" + Query + "&prompt=login");

        Assert.False(application.Authorizer.Judged.Last().Person!.IsForThisRequest);
    }

    [Fact]
    public async Task SignIn_WithoutRequest_LeadsToTheApps()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        var page = await browser.FollowAsync(await browser.GetAsync("/apps"));
        var answer = await SubmitAsync(browser, page, "ada", PeopleApplication.Password);

        Assert.Equal("https://as.test/apps", answer.Location);
    }

    [Fact]
    [Requirement("BCP-10")]
    public async Task SignIn_WrongPasswordAndUnknownName_ReadTheSame()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in");

        var wrong = await SubmitAsync(browser, page, "ada", "wrong");
        var unknown = await SubmitAsync(browser, page, "eve", "wrong");
        var empty = await SubmitAsync(browser, page, "", "");

        Assert.All([wrong, unknown, empty], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.Status));
        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Equal(wrong.Text, empty.Text);
        Assert.Contains("aria-describedby=\"error\"", wrong.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.Keys, name => name.EndsWith("-one", StringComparison.Ordinal));
        Assert.Contains(application.Decisions.All, decision => decision.Reason == RejectionReason.SignInRefused);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task SignIn_ManyAttempts_AreHeldForTheNameAlone()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await SubmitAsync(browser, page, "ada", "wrong")).Status);
        }

        var held = await SubmitAsync(browser, page, "ada", PeopleApplication.Password);
        var other = await SubmitAsync(browser, page, "bob", PeopleApplication.OtherPassword);
        application.Time.Advance(TimeSpan.FromSeconds(30));
        var later = await SubmitAsync(application.Open(), await application.Open().GetAsync("/sign-in"), "x", "y");

        Assert.Equal(HttpStatusCode.TooManyRequests, held.Status);
        Assert.Equal("30", held.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.SeeOther, other.Status);
        Assert.Equal(HttpStatusCode.BadRequest, later.Status);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task SignIn_ManyNames_AreHeldForTheSource()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in");
        for (var attempt = 0; attempt < 30; attempt++)
        {
            await SubmitAsync(browser, page, $"name-{attempt}", "wrong");
        }

        var held = await SubmitAsync(browser, page, "ada", PeopleApplication.Password);
        application.Time.Advance(TimeSpan.FromSeconds(30));
        var free = await SubmitAsync(browser, page, "ada", PeopleApplication.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, held.Status);
        Assert.Equal(HttpStatusCode.SeeOther, free.Status);
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test")]
    [InlineData("/../../evil")]
    [InlineData("@evil.test/")]
    [Requirement("BCP-04")]
    public async Task SignIn_ForeignReturn_StaysHere(string request)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in?x=1");

        var answer = await browser.SubmitAsync(
            page,
            "/sign-in",
            ("username", "ada"),
            ("password", PeopleApplication.Password),
            ("request", request),
            ("return", "https://evil.test/")
        );

        Assert.Equal("https://as.test/authorize?" + request, answer.Location);
    }

    [Theory]
    [InlineData("a\r\nSet-Cookie: b=c")]
    [InlineData("a#b")]
    [InlineData("a b")]
    [Requirement("BCP-04")]
    public async Task SignIn_RequestThatIsNoQuery_IsRefused(string request)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in?x=1");

        var answer = await browser.SubmitAsync(
            page,
            "/sign-in",
            ("username", "ada"),
            ("password", PeopleApplication.Password),
            ("request", request)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Location);
    }

    [Fact]
    [Requirement("CONS-03")]
    public async Task SignIn_ForABadRequest_AsksForNoPassword()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => new Contracts.Authorization.AuthorizationReply.Shown(
            RejectionReason.ClientUnknown
        );
        using var browser = application.Open();

        var answer = await browser.GetAsync("/sign-in?" + Query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("password", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CONS-23")]
    public async Task SignIn_LoginHint_IsInTheField()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => ScriptedAuthorizer.SignIn(loginHint: "ada@x\"><script>");
        using var browser = application.Open();

        var page = await browser.GetAsync("/sign-in?" + Query);

        Assert.Contains("value=\"ada@x&quot;&gt;&lt;script&gt;\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CONS-23")]
    public async Task SignIn_NotGoodEnough_EndsInAPageAndNotInACircle()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => ScriptedAuthorizer.SignIn();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in?" + Query);

        var answer = await browser.FollowAsync(await SubmitAsync(browser, page, "ada", PeopleApplication.Password));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("not enough for this app", answer.Text, StringComparison.Ordinal);
    }

    private static Task<Page> SubmitAsync(Browser browser, Page page, string name, string password) =>
        browser.SubmitAsync(page, "/sign-in", ("username", name), ("password", password));
}
