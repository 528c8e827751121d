using System.Net;

namespace FastCluster.Api.Tests.People;

/// <summary>Forms that did not come from a page of ours, of this person, in this session.</summary>
public sealed class PageFormTests
{
    public static TheoryData<string, string> Forms =>
        new()
        {
            { "/sign-in", "username=ada&password=x" },
            { "/consent", "ticket=ticket-1&decision=allow&request=a%3Db" },
            { "/apps", "app=app-key" },
            { "/sign-out", "" },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    [Requirement("CONS-13")]
    public async Task Form_WithoutSecret_IsForged(string path, string body)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();

        var answer = await browser.PostTextAsync(path, body);

        AssertForged(application, answer);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/apps")).Status);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    [Requirement("CONS-13")]
    public async Task Form_OfAnotherPerson_IsForged(string path, string body)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var ada = await application.SignInAsync();
        using var bob = await application.SignInAsync("bob", PeopleApplication.OtherPassword);
        var stolen = SecretOf(await ada.GetAsync("/apps"));
        bob.Cookies["__Host-fc-form"] = ada.Cookies["__Host-fc-form"];

        var answer = await bob.PostTextAsync(path, $"{body}&__form={stolen}");

        AssertForged(application, answer);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    [Requirement("CONS-13")]
    public async Task Form_OfAnEarlierSession_IsForged(string path, string body)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var old = SecretOf(await browser.GetAsync("/apps"));
        var page = await browser.GetAsync("/sign-in");
        await browser.SubmitAsync(page, "/sign-in", ("username", "ada"), ("password", PeopleApplication.Password));

        var answer = await browser.PostTextAsync(path, $"{body}&__form={old}");

        AssertForged(application, answer);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    [Requirement("CONS-13")]
    public async Task Form_FromAnotherOrigin_IsForged(string site)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var page = await browser.GetAsync("/apps");
        browser.Headers["Sec-Fetch-Site"] = site;

        AssertForged(application, await browser.SubmitAsync(page, "/sign-out"));
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Form_OfASecondTab_CountsAfterSignInInTheFirstOnlyForThatPerson()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var first = await browser.GetAsync("/authorize?client_id=app");
        var second = await browser.GetAsync("/authorize?client_id=other");
        var bySecond = await browser.SubmitAsync(second, "/consent", ("decision", "decline"));
        var signIn = await browser.GetAsync("/sign-in");
        await browser.SubmitAsync(
            signIn,
            "/sign-in",
            ("username", "bob"),
            ("password", PeopleApplication.OtherPassword)
        );

        var byFirst = await browser.SubmitAsync(first, "/consent", ("decision", "allow"));

        Assert.Equal(ScriptedAuthorizer.CodeLocation, bySecond.Location);
        AssertForged(application, byFirst);
        Assert.Single(application.Authorizer.Decided);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/consent")]
    [InlineData("/apps")]
    public async Task Form_OfAnotherMediaType_IsRefused(string path)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();

        var answer = await browser.SendAsync(HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(application.Decisions.All, decision => decision.Reason == RejectionReason.FormMediaType);
    }

    [Fact]
    public async Task Form_RepeatedField_IsRefused()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = await application.SignInAsync();
        var secret = SecretOf(await browser.GetAsync("/apps"));

        var answer = await browser.PostTextAsync("/apps", $"__form={secret}&app=a&app=b");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(application.Authorizer.Withdrawn);
    }

    private static string SecretOf(Page page) =>
        Uri.EscapeDataString(page.FieldsOf("/sign-out").First(field => field.Name == "__form").Value);

    private static void AssertForged(PeopleApplication application, Page answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Location);
        Assert.Contains("out of date", answer.Text, StringComparison.Ordinal);
        Assert.Contains(application.Decisions.All, decision => decision.Reason == RejectionReason.PageRequestForged);
        Assert.Empty(application.Authorizer.Withdrawn);
    }
}
