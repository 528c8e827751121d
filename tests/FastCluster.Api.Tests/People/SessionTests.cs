using System.Net;
using FastCluster.Api.Tests.Hosting;

namespace FastCluster.Api.Tests.People;

public sealed class SessionTests
{
    private const string Cookie = "__Host-fc-one";

    [Fact]
    [Requirement("CONS-13")]
    public async Task Cookies_OfSessionAndForm_AreHeldToTheHost()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();
        var page = await browser.GetAsync("/sign-in");
        var answer = await browser.SubmitAsync(
            page,
            "/sign-in",
            ("username", "ada"),
            ("password", PeopleApplication.Password)
        );

        string[] set = [.. page.SetCookies, .. answer.SetCookies];

        Assert.Equal(["__Host-fc-form", Cookie], set.Select(one => one.Split('=')[0]));
        Assert.All(
            set,
            one =>
            {
                Assert.Contains("; path=/;", one, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("; secure", one, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("; httponly", one, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("; samesite=lax", one, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("domain", one, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("expires", one, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Session_PlantedBeforeSignIn_IsNotTakenOver()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var attacker = await application.SignInAsync("bob", PeopleApplication.OtherPassword);
        using var victim = application.Open();
        victim.Cookies[Cookie] = attacker.Cookies[Cookie];

        var page = await victim.GetAsync("/sign-in");
        await victim.SubmitAsync(page, "/sign-in", ("username", "ada"), ("password", PeopleApplication.Password));
        await victim.GetAsync("/authorize?a=b");
        var ofVictim = application.Authorizer.Judged.Last().Person!.Subject;
        await attacker.GetAsync("/authorize?a=b");

        Assert.NotEqual(attacker.Cookies[Cookie], victim.Cookies[Cookie]);
        Assert.Equal("p-1", ofVictim);
        Assert.Equal("p-2", application.Authorizer.Judged.Last().Person!.Subject);
    }

    [Fact]
    public async Task Session_Unused_EndsAfterItsLifetime()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();

        application.Time.Advance(TimeSpan.FromMinutes(29));
        var inTime = await browser.GetAsync("/apps");
        application.Time.Advance(TimeSpan.FromMinutes(31));
        var late = await browser.GetAsync("/apps");

        Assert.Equal(HttpStatusCode.OK, inTime.Status);
        Assert.Equal("https://as.test/sign-in", late.Location);
    }

    [Fact]
    public async Task Session_InUse_EndsAtItsLimit()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        for (var step = 0; step < 23; step++)
        {
            application.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/apps")).Status);
        }

        application.Time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal("https://as.test/sign-in", (await browser.GetAsync("/apps")).Location);
    }

    [Fact]
    public async Task Session_OfAnotherServer_IsNone()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        using var other = application.Open(TestServers.OtherHost);
        other.Cookies["__Host-fc-two"] = browser.Cookies[Cookie];

        var answer = await other.GetAsync("/tenant/apps");

        Assert.Equal("https://other.test:8443/tenant/sign-in", answer.Location);
    }

    [Fact]
    public async Task Session_Changed_IsNone()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        browser.Cookies[Cookie] = browser.Cookies[Cookie][..^4] + "AAAA";

        var answer = await browser.GetAsync("/apps");

        Assert.Equal("https://as.test/sign-in", answer.Location);
    }

    [Fact]
    public async Task Session_OnAnotherNode_IsTheSame()
    {
        var keys = new FakeSessionKeys();
        await using var first = await PeopleApplication.StartAsync(keys: keys);
        await using var second = await PeopleApplication.StartAsync(keys: keys);
        using var browser = await first.SignInAsync();
        using var elsewhere = second.Open();
        elsewhere.Cookies[Cookie] = browser.Cookies[Cookie];

        var answer = await elsewhere.GetAsync("/apps");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Single(keys.Keys);
    }

    [Fact]
    public async Task SignOut_OfAForm_EndsTheSession()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync("/apps");

        var answer = await browser.SubmitAsync(page, "/sign-out");
        var after = await browser.GetAsync("/apps");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer.Location);
        Assert.Contains("signed out", answer.Text, StringComparison.Ordinal);
        Assert.Equal("https://as.test/sign-in", after.Location);
    }

    [Fact]
    [Requirement("BCP-05")]
    public async Task Logs_OfAWholeJourney_HoldNoSecret()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync("/authorize?client_id=app&state=secret-state");
        await browser.SubmitAsync(page, "/consent", ("decision", "allow"));

        string[] secrets =
        [
            PeopleApplication.Password,
            browser.Cookies[Cookie],
            browser.Cookies["__Host-fc-form"],
            page.FieldsOf("/consent").First(field => field.Name == "__form").Value,
            "ticket-1",
            "code=c-1",
            Assert.Single(application.Keys.Keys).Element,
        ];

        var written = string.Join('\n', application.Logs.Everything.Select(entry => entry.Text));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
        Assert.DoesNotContain("masterKey", written, StringComparison.OrdinalIgnoreCase);
    }
}
