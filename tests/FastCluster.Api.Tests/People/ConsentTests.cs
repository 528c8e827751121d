using System.Net;
using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.Tests.People;

public sealed class ConsentTests
{
    private static readonly string[] s_texts =
    [
        "Pill Box asks for access to your data",
        "The app belongs to the organization Good Health (US).",
        "The community urn:test:a vouches for it.",
        "is what the app says of itself",
        "Read your conditions",
        "Keep access while you are away",
        "for at most 90 days",
        "https://as.test/fhir",
        "https://app.test/privacy",
        "Terms of use Not stated",
        "Website Not stated",
        "Certified by https://cert.test",
        "Checked yearly",
        "do not ask me again for 365 days",
    ];

    private const string Query = "/authorize?client_id=app&state=s%261";

    [Fact]
    [Requirement("CONS-13")]
    [Requirement("CONS-22")]
    public async Task Page_OfAQuestion_SaysWhoWhatHowLongAndWhatIsNotStated()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();

        var page = await browser.GetAsync(Query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(s_texts, text => Assert.Contains(text, page.Text, StringComparison.Ordinal));
    }

    /// <summary>Whoever certified may call themselves what they like; their certificate proves one address.</summary>
    [Theory]
    [InlineData("Ministry of Health", false, true)]
    [InlineData("Ministry of Health", true, false)]
    [InlineData("https://certifier.test", false, false)]
    [Requirement("CONS-13")]
    public async Task Page_OfACertification_SaysTheAddressOfItsIssuerOnce(string name, bool isSelf, bool isShown)
    {
        await using var application = await PeopleApplication.StartAsync();
        var app = ScriptedAuthorizer.App with
        {
            Certifications = [new("Basic", [], name, isSelf, null) { Address = "https://certifier.test" }],
        };
        application.Authorizer.OnJudge = message =>
            message.Person is null ? ScriptedAuthorizer.SignIn() : ScriptedAuthorizer.Ask(app);
        using var browser = await application.SignInAsync();

        var page = await browser.GetAsync(Query);

        var isThere = page.Text.Contains(
            "Address in the certificate: https://certifier.test",
            StringComparison.Ordinal
        );
        Assert.Equal(isShown, isThere);
    }

    [Fact]
    [Requirement("CONS-22")]
    public async Task Page_OfAnAppThatStatesNothing_SaysSo()
    {
        await using var application = await PeopleApplication.StartAsync();
        var app = new AskingApp
        {
            Key = "k",
            Name = "\u200b",
            Community = "urn:test:a",
            Issuer = "https://app.test/",
            PrivacyPolicy = "javascript:alert(1)",
        };
        var question = ScriptedAuthorizer.Question with { IsOffline = false, AccessSeconds = 300, RememberSeconds = 0 };
        application.Authorizer.OnJudge = _ => ScriptedAuthorizer.Ask(app, question);
        using var browser = await application.SignInAsync();

        var page = await browser.GetAsync(Query);

        Assert.Contains("https://app.test/ asks for access", page.Text, StringComparison.Ordinal);
        Assert.Contains("names no organization", page.Text, StringComparison.Ordinal);
        Assert.Contains("Statement on data use Not stated", page.Text, StringComparison.Ordinal);
        Assert.Contains("Certifications Not stated", page.Text, StringComparison.Ordinal);
        Assert.Contains("ends by itself after 5 minutes", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("remember", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAKnownApp_MarksWhatIsNew()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ =>
            ScriptedAuthorizer.Ask(
                question: ScriptedAuthorizer.Question with
                {
                    AllowedBefore = ["patient/Condition.cruds"],
                }
            );
        using var browser = await application.SignInAsync();

        var page = await browser.GetAsync(Query);

        Assert.Contains("What is new is marked.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Keep access while you are away New", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Read your conditions New", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allow", true, true)]
    [InlineData("allow", true, false)]
    [InlineData("decline", false, false)]
    [Requirement("CONS-13")]
    [Requirement("CONS-21")]
    public async Task Answer_OfThePerson_IsTakenWithTheWholeRequest(string decision, bool isAllowed, bool isRemembered)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync(Query);

        var answer = isRemembered
            ? await browser.SubmitAsync(page, "/consent", ("decision", decision), ("remember", "yes"))
            : await browser.SubmitAsync(page, "/consent", ("decision", decision));

        var taken = Assert.Single(application.Authorizer.Decided);
        Assert.Equal((isAllowed, isRemembered), (taken.IsAllowed, taken.IsRemembered));
        Assert.Equal("ticket-1", taken.Ticket);
        Assert.Equal("p-1", taken.Request.Person!.Subject);
        Assert.Equal(
            ["client_id=app", "state=s&1"],
            taken.Request.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}")
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(ScriptedAuthorizer.CodeLocation, answer.Location);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Answer_SentTwice_CountsOnce()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync(Query);

        var first = await browser.SubmitAsync(page, "/consent", ("decision", "allow"));
        var second = await browser.SubmitAsync(page, "/consent", ("decision", "allow"));

        Assert.Equal(HttpStatusCode.SeeOther, first.Status);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Contains(("ticket", "ticket-2"), second.FieldsOf("/consent"));
    }

    [Theory]
    [InlineData("decision", "maybe")]
    [InlineData("decision", "ALLOW")]
    [InlineData("ticket", "")]
    [InlineData("request", "")]
    [Requirement("CONS-13")]
    public async Task Answer_ThatIsNone_DecidesNothing(string field, string value)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync(Query);
        var fields = page.FieldsOf("/consent").Append(("decision", "allow")).Where(one => one.Item1 != field);

        var answer = await browser.PostAsync("/consent", [.. fields, (field, value)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(application.Authorizer.Decided);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Answer_AfterTheSessionEnded_IsForged()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync(Query);
        application.Time.Advance(TimeSpan.FromHours(1));

        var answer = await browser.SubmitAsync(page, "/consent", ("decision", "allow"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(application.Authorizer.Decided);
    }

    [Theory]
    [InlineData("https://app.test/cb", "'self' https://app.test")]
    [InlineData("https://app.test:8443/cb?x=1", "'self' https://app.test:8443")]
    [InlineData("http://127.0.0.1:4000/cb", "'self' http://127.0.0.1:4000")]
    [InlineData("com.example.app:/cb", "'self' com.example.app:")]
    [InlineData("https://app.test;script-src/cb", "'self'")]
    [Requirement("CONS-13")]
    public async Task Policy_OfThePage_LetsItsFormEndAtTheAppAlone(string redirectUri, string targets)
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ =>
            ((AuthorizationReply.ConsentNeeded)ScriptedAuthorizer.Ask()) with
            {
                RedirectUri = redirectUri,
            };
        using var browser = await application.SignInAsync();

        var page = await browser.GetAsync(Query);

        Assert.EndsWith($"; form-action {targets}", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_OfThePerson_AreListedAndTakenBack()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync("/apps");
        Assert.Contains("Allowed on 2030-01-01", page.Text, StringComparison.Ordinal);

        var answer = await browser.SubmitAsync(page, "/apps");
        var after = await browser.FollowAsync(answer);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("https://as.test/apps?withdrawn", answer.Location);
        Assert.Equal([("p-1", "app-key")], application.Authorizer.Withdrawn);
        Assert.Contains("Access is taken back", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_UnknownApp_ChangesNothing()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync("/apps");

        var answer = await browser.SubmitAsync(page, "/apps", ("app", "other"));

        Assert.Equal("https://as.test/apps", answer.Location);
    }
}
