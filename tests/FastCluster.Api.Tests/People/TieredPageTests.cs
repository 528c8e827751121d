using System.Net;
using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Upstream;

namespace FastCluster.Api.Tests.People;

/// <summary>The browser's way over an identity provider elsewhere; what is judged there is scripted.</summary>
public sealed class TieredPageTests
{
    private const string IdentityProvider = "https://idp.test/base";
    private const string Query = "scope=udap&state=a%20b";

    private static readonly AuthorizationParameter[] s_request = [new("scope", "udap"), new("state", "a b")];

    [Fact]
    [Requirement("TIER-17")]
    [Requirement("TIER-43")]
    public async Task SignIn_ForAnApp_ThatNamesAProvider_LeadsThereAndKeepsTheTransaction()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();

        var answer = await browser.FollowAsync(await browser.GetAsync("/authorize?" + Query));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("https://idp.test/authorize?state=1", answer.Location);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Null(Assert.Single(application.Upstream.Begun).Person);
        var cookie = Assert.Single(answer.SetCookies);
        Assert.StartsWith(
            "__Host-fc-idp-00000001abc=sealed-1; max-age=600; path=/; secure; samesite=lax; httponly",
            cookie,
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Requirement("TIER-17")]
    public async Task SixthTransaction_DropsTheOldest()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        var number = 0;
        application.Upstream.OnBegin = _ => new UpstreamReply.Redirected(
            "https://idp.test/",
            $"0000000{++number}x",
            "s"
        );

        for (var tab = 0; tab < 6; tab++)
        {
            await browser.GetAsync("/sign-in?" + Query);
        }

        await browser.GetAsync("/idp/callback/place-1?state=1");
        Assert.DoesNotContain("__Host-fc-idp-00000001x", browser.Cookies.Keys);
        Assert.Equal(5, Assert.Single(application.Upstream.Brought).Transactions.Length);
    }

    [Fact]
    [Requirement("TIER-17")]
    public async Task LongTransactions_LeaveRoomInTheHeaderOfTheBrowser()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        var number = 0;
        application.Upstream.OnBegin = _ => new UpstreamReply.Redirected(
            "https://idp.test/",
            $"0000000{++number}x",
            new string('s', 2900)
        );
        for (var tab = 0; tab < 4; tab++)
        {
            await browser.GetAsync("/sign-in?" + Query);
        }

        var kept = browser.Cookies.Keys.Where(name => name.StartsWith("__Host-fc-idp-", StringComparison.Ordinal));

        Assert.Equal(["__Host-fc-idp-00000003x", "__Host-fc-idp-00000004x"], kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Requirement("TIER-38")]
    public async Task Callback_WithAPerson_BeginsASessionForTheRequest()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        await browser.GetAsync("/sign-in?" + Query);
        application.Upstream.OnComplete = _ => new UpstreamReply.SignedIn(Person, s_request, "00000001abc");

        var answer = await browser.GetAsync("/idp/callback/place-1?code=c&state=1&state=2");
        await browser.FollowAsync(answer);

        var brought = Assert.Single(application.Upstream.Brought);
        Assert.Equal(["code=c", "state=1", "state=2"], brought.Parameters.Select(one => $"{one.Name}={one.Value}"));
        Assert.Equal(["sealed-1"], brought.Transactions);
        Assert.Equal("place-1", brought.Place);
        Assert.Equal("https://as.test/authorize?" + Query, answer.Location);
        Assert.DoesNotContain("__Host-fc-idp-00000001abc", browser.Cookies.Keys);
        var person = application.Authorizer.Judged.Last().Person!;
        Assert.Equal("p-7", person.Subject);
        Assert.Equal(IdentityProvider, person.IdentityProvider);
        Assert.True(person.IsForThisRequest);
    }

    [Theory]
    [Requirement("TIER-37")]
    [Requirement("TIER-38")]
    [InlineData("cross-site", true)]
    [InlineData("same-site", true)]
    [InlineData("same-origin", false)]
    [InlineData("none", false)]
    public async Task Callback_OfABrowserFromAnotherSite_LeadsOnByAPage(string site, bool isPage)
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        browser.Headers["Sec-Fetch-Site"] = site;
        application.Upstream.OnComplete = _ => new UpstreamReply.SignedIn(Person, s_request, "00000001abc");

        var answer = await browser.GetAsync("/idp/callback/place-1?code=c&state=1");

        const string Next = "https://as.test/authorize?" + Query;
        var refresh = $"content=\"0;url={WebUtility.HtmlEncode(Next)}\"";
        Assert.Equal(isPage ? HttpStatusCode.OK : HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(isPage ? null : Next, answer.Location);
        Assert.Equal(isPage, answer.Html.Contains(refresh, StringComparison.Ordinal));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Contains(answer.SetCookies, cookie => cookie.Contains("httponly", StringComparison.Ordinal));
        await browser.GetAsync("/authorize?" + Query);
        Assert.Equal("p-7", application.Authorizer.Judged.Last().Person!.Subject);
    }

    [Fact]
    [Requirement("TIER-37")]
    public async Task Callback_OfABrowserFromAnotherSite_ThatIsRefused_LeadsToTheAppByAPage()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        browser.Headers["Sec-Fetch-Site"] = "cross-site";
        application.Upstream.OnComplete = _ => new UpstreamReply.Ended(
            new AuthorizationReply.Refused(RejectionReason.PersonNotResolved, "https://app.test/cb", "<a\"b>")
        );

        var answer = await browser.GetAsync("/idp/callback/place-1?error=x&state=1");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("0;url=https://app.test/cb?error=access_denied", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a\"b>", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CONS-13")]
    [Requirement("TIER-38")]
    public async Task Callback_WithAPerson_TakesNothingOverFromTheSessionOfBefore()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        await browser.SubmitAsync(
            await browser.GetAsync("/sign-in"),
            "/sign-in",
            ("username", "ada"),
            ("password", PeopleApplication.Password)
        );
        using var planted = browser.Copy();
        application.Upstream.OnComplete = _ => new UpstreamReply.SignedIn(Person, s_request, "00000001abc");

        await browser.GetAsync("/idp/callback/place-1?code=c&state=1");
        await planted.GetAsync("/authorize?" + Query);
        var before = application.Authorizer.Judged.Last().Person!;
        await browser.GetAsync("/authorize?" + Query);
        var after = application.Authorizer.Judged.Last().Person!;

        Assert.Equal("p-1", before.Subject);
        Assert.Null(before.IdentityProvider);
        Assert.False(before.IsForThisRequest);
        Assert.Equal("p-7", after.Subject);
    }

    [Fact]
    [Requirement("TIER-21")]
    [Requirement("BCP-04")]
    public async Task Callback_OfNobody_IsAPageAndNoRedirect()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();

        var answer = await browser.GetAsync(
            "/idp/callback/place-1?code=c&state=1&redirect_uri=https%3A%2F%2Fevil.test"
        );
        var broken = await browser.GetAsync(
            "/idp/callback/place-1?" + string.Join('&', Enumerable.Range(0, 65).Select(number => $"p{number}=1"))
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Location);
        Assert.Contains("out of date", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, broken.Status);
        Assert.Empty(Assert.Single(application.Upstream.Brought).Transactions);
    }

    [Fact]
    [Requirement("TIER-35")]
    [Requirement("CONS-13")]
    public async Task Callback_OfSomebodyUnknown_AsksAfterASignInHere()
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        application.Upstream.OnComplete = _ => new UpstreamReply.LinkNeeded("link-1", s_request, "00000001abc");

        var signIn = await browser.FollowAsync(await browser.GetAsync("/idp/callback/place-1?code=c&state=1"));
        Assert.Contains("idp.test", signIn.Text, StringComparison.Ordinal);
        var question = await browser.FollowAsync(
            await browser.SubmitAsync(signIn, "/sign-in", ("username", "ada"), ("password", PeopleApplication.Password))
        );
        Assert.Contains("Is this you?", question.Text, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", question.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Empty(application.Upstream.Begun);
        var answer = await browser.SubmitAsync(question, "/idp/callback/link", ("decision", "connect"));

        var linked = Assert.Single(application.Upstream.Linked);
        Assert.Equal("link-1", linked.Link);
        Assert.True(linked.IsAllowed);
        Assert.Equal("p-1", linked.Request.Person!.Subject);
        Assert.True(linked.Request.Person.IsForThisRequest);
        Assert.Equal("https://as.test/authorize?" + Query, answer.Location);
        Assert.DoesNotContain("__Host-fc-link", browser.Cookies.Keys);
    }

    [Theory]
    [Requirement("TIER-35")]
    [InlineData("decision", "decline", null)]
    [InlineData("decision", "maybe", RejectionReason.FormParameterMissing)]
    [InlineData("__form", "forged", RejectionReason.PageRequestForged)]
    public async Task Answer_OtherThanYes_BindsNobody(string name, string value, RejectionReason? reason)
    {
        await using var application = await StartAsync();
        using var browser = application.Open();
        application.Upstream.OnComplete = _ => new UpstreamReply.LinkNeeded("link-1", s_request, "00000001abc");
        application.Upstream.OnLink = _ => new UpstreamReply.Ended(
            new AuthorizationReply.Refused(RejectionReason.PersonNotResolved, "https://app.test/cb", "a b")
        );
        var signIn = await browser.FollowAsync(await browser.GetAsync("/idp/callback/place-1?code=c&state=1"));
        var question = await browser.FollowAsync(
            await browser.SubmitAsync(signIn, "/sign-in", ("username", "ada"), ("password", PeopleApplication.Password))
        );

        var answer = await browser.SubmitAsync(
            question,
            "/idp/callback/link",
            [("decision", name == "decision" ? value : "connect"), .. name == "decision" ? [] : new[] { (name, value) }]
        );

        Assert.DoesNotContain(application.Upstream.Linked, linked => linked.IsAllowed);
        Assert.Equal(
            reason is null,
            answer.Location?.Contains("error=access_denied", StringComparison.Ordinal) == true
        );
        Assert.True(reason is null || application.Decisions.All.Any(one => one.Reason == reason));
    }

    private static SignedInPerson Person =>
        new()
        {
            Subject = "p-7",
            AuthenticatedAt = 1_893_456_000,
            IdentityProvider = IdentityProvider,
        };

    private static async Task<PeopleApplication> StartAsync()
    {
        var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = message =>
            message.Person?.IdentityProvider == IdentityProvider
                ? ScriptedAuthorizer.Ask()
                : ((AuthorizationReply.SignInNeeded)ScriptedAuthorizer.SignIn()) with
                {
                    IdentityProvider = IdentityProvider,
                };
        return application;
    }
}
