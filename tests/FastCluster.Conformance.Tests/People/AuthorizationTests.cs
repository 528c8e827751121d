using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastCluster.Contracts.Authorization;
using FastCluster.Testing.People;
using FastCluster.Testing.Vectors;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.People;

/// <summary>The whole way of a person through the pages, over HTTP and without a script.</summary>
public sealed class AuthorizationTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    private const string ConsentTitle = "Heart diary";

    private RunningServer Server => people.Server;

    [Fact]
    [Requirement("CONS-01")]
    [Requirement("CONS-07")]
    [Requirement("CONS-13")]
    [Requirement("CONS-20")]
    [Requirement("CONS-22")]
    public async Task Person_WhoSignsInAndAllows_GivesTheAppACode()
    {
        var app = await TestApp.RegisterAsync(Server);
        var browser = Browser();

        var outcome = await browser.AuthorizeAsync(TestApp.UrlOf(app.Request()));

        Assert.Equal(2, browser.Titles.Count);
        Assert.Contains(ConsentTitle, browser.Titles[1], StringComparison.Ordinal);
        Assert.StartsWith(TestApp.RedirectUri, outcome.Location, StringComparison.Ordinal);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(Tenant.Alpha.Issuer, outcome["iss"]);
        Assert.Equal("200", (await app.RedeemAsync(outcome["code"]!)).Outcome);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Answer_Remembered_IsNotAskedForAgainAndMoreIs()
    {
        var app = await TestApp.RegisterAsync(Server);
        var browser = Browser();
        browser.Remembers = true;
        await browser.AuthorizeAsync(TestApp.UrlOf(app.Request()));

        var again = await browser.AuthorizeAsync(TestApp.UrlOf(app.Request()));
        Assert.Empty(browser.Titles);
        Assert.NotNull(again["code"]);
        var silent = await browser.AuthorizeAsync(TestApp.UrlOf([.. app.Request(), new("prompt", "none")]));
        Assert.NotNull(silent["code"]);
        var asked = await browser.AuthorizeAsync(TestApp.UrlOf([.. app.Request(), new("prompt", "consent")]));
        Assert.Single(browser.Titles);
        Assert.NotNull(asked["code"]);
        var more = TestApp.UrlOf(app.Request("user/Patient.rs user/Observation.rs offline_access"));
        await browser.AuthorizeAsync(more);
        Assert.Single(browser.Titles);
    }

    [Fact]
    [Requirement("CONS-16")]
    public async Task Person_WhoDeclines_GivesNothing()
    {
        var app = await TestApp.RegisterAsync(Server);
        var browser = Browser();
        browser.Allows = false;

        var outcome = await browser.AuthorizeAsync(TestApp.UrlOf(app.Request()));

        Assert.Equal("access_denied", outcome["error"]);
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal(Tenant.Alpha.Issuer, outcome["iss"]);
        Assert.Null(outcome["code"]);
    }

    [Theory]
    [Requirement("CONS-23")]
    [InlineData(false, "login_required")]
    [InlineData(true, "consent_required")]
    public async Task Request_ThatForbidsPages_IsRefusedWhereOneIsNeeded(bool isSignedIn, string error)
    {
        var app = await TestApp.RegisterAsync(Server);
        var browser = Browser();
        if (isSignedIn)
        {
            await browser.AuthorizeAsync(TestApp.UrlOf(app.Request())); // allowed, and not remembered
        }

        var outcome = await browser.AuthorizeAsync(TestApp.UrlOf([.. app.Request(), new("prompt", "none")]));

        Assert.Equal(error, outcome["error"]);
    }

    [Theory]
    [Requirement("CONS-23")]
    [InlineData("prompt", "login")]
    [InlineData("max_age", "0")]
    public async Task Request_ThatWantsASignIn_GetsOneThoughSomebodyIsSignedIn(string name, string value)
    {
        await using var own = new DisposableServer(await PeopleServer.StartAsync());
        var app = await TestApp.RegisterAsync(own.Server);
        var browser = own.Server.Browser(PeopleServer.Alice.Name, PeopleServer.Alice.Password);
        await browser.AuthorizeAsync(TestApp.UrlOf(app.Request()));
        own.Server.Clock.Advance(TimeSpan.FromSeconds(2));

        var outcome = await browser.AuthorizeAsync(TestApp.UrlOf([.. app.Request(), new(name, value)]));

        Assert.Equal(2, browser.Titles.Count);
        Assert.NotNull(outcome["code"]);
    }

    [Fact]
    [Requirement("CONS-13")]
    [Requirement("REF-07")]
    public async Task App_WithdrawnOnThePageOfApps_LosesItsTokens()
    {
        var app = await TestApp.RegisterAsync(
            Server,
            change: one => one.WithClaim("client_name", "Step <counter> & more")
        );
        var browser = Browser();
        var outcome = await browser.AuthorizeAsync(TestApp.UrlOf(app.Request()));
        var tokens = await app.RedeemAsync(outcome["code"]!);
        Assert.True(await Server.ResourceServer().IsActiveAsync(tokens["access_token"]!));

        Assert.True(await browser.WithdrawAsync(new Uri($"{Tenant.Alpha.Issuer}/apps"), "Step <counter> & more"));

        Assert.False(await Server.ResourceServer().IsActiveAsync(tokens["access_token"]!));
        Assert.Equal("400 invalid_grant", (await app.RefreshAsync(tokens["refresh_token"]!)).Outcome);
        Assert.False(await browser.WithdrawAsync(new Uri($"{Tenant.Alpha.Issuer}/apps"), "Step <counter> & more"));
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task App_AllowedLessAfterwards_IsListedWithAllThatItMayStillHold()
    {
        var app = await TestApp.RegisterAsync(Server);
        var person = new TestPerson($"{Guid.NewGuid():N}", "nobody", "nothing");
        await app.GetCodeAsync(person);

        await app.GetCodeAsync(person, app.Request("user/Patient.rs"), isRemembered: true);

        var listed = Assert.Single(await app.ListAsync(person));
        Assert.True(listed.IsOffline);
        Assert.Contains("offline_access", listed.Scopes);
        Assert.IsType<AuthorizationReply.Granted>(await app.JudgeAsync(app.Request("user/Patient.rs"), person));
        Assert.IsType<AuthorizationReply.ConsentNeeded>(await app.JudgeAsync(app.Request(), person));
    }

    [Theory]
    [Requirement("CONS-02")]
    [Requirement("CONS-03")]
    [Requirement("CONS-04")]
    [Requirement("CONS-05")]
    [Requirement("CONS-06")]
    [Requirement("CONS-08")]
    [Requirement("CONS-09")]
    [Requirement("CONS-10")]
    [Requirement("CONS-11")]
    [Requirement("CONS-12")]
    [Requirement("CONS-17")]
    [Requirement("TIER-02")]
    [MemberData(nameof(Cases))]
    public async Task Case_OfTheMatrix_IsAnsweredAsItSays(string id, bool isFirstRelease)
    {
        using var file = JsonDocument.Parse(Vectors());
        var root = file.RootElement;
        var one = root.GetProperty("cases").EnumerateArray().Single(it => it.GetProperty("id").GetString() == id);
        var community = isFirstRelease ? Server.Deployment.CommunityB : Server.Deployment.CommunityA;
        var registered = root.GetProperty("client");
        var app = await TestApp.RegisterAsync(
            Server,
            community,
            statement =>
                statement
                    .WithClaim("redirect_uris", JsonNode.Parse(registered.GetProperty("redirect_uris").GetRawText())!)
                    .WithClaim("grant_types", JsonNode.Parse(registered.GetProperty("grant_types").GetRawText())!)
                    .WithClaim("scope", registered.GetProperty("scope").GetString()!)
        );
        var credentials = await Server.RegisteredClientAsync(community);
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["code-client"] = app.Client.ClientId,
            ["client-a"] = credentials.ClientId,
            ["https://fhir.test/r4"] = isFirstRelease ? Names.BaseThree : Names.BaseTwo,
        };

        var outcome = await Browser().AuthorizeAsync(TestApp.UrlOf(RequestOf(root, one, names)));

        var expected = one.GetProperty(isFirstRelease ? "expect_ig1" : "expect_ig2");
        if (!expected.GetProperty("redirect").GetBoolean())
        {
            Assert.Null(outcome.Location);
            Assert.Equal(expected.GetProperty("http").GetInt32(), outcome.Status);
            return;
        }

        Assert.StartsWith("https://client-a.test/cb?", outcome.Location, StringComparison.Ordinal);
        Assert.Equal(expected.TryGetProperty("error", out var error) ? error.GetString() : null, outcome["error"]);
        Assert.Equal(expected.TryGetProperty("code", out _), outcome["code"] is not null);
    }

    [Theory]
    [Requirement("CONS-03")]
    [Requirement("CONS-07")]
    [Requirement("CONS-16")]
    [Requirement("CONS-17")]
    [Requirement("CONS-23")]
    [Requirement("TIER-04")]
    [Requirement("TIER-44")]
    [Requirement("TIER-45")]
    [InlineData("client_id", "again", null, RejectionReason.AuthorizationTargetRepeated)]
    [InlineData("scope", "user/Patient.rs", "invalid_request", RejectionReason.AuthorizationParameterRepeated)]
    [InlineData("nonce", "2049 characters", "invalid_request", RejectionReason.AuthorizationParameterTooLong)]
    [InlineData("unknown", "7200 characters", null, RejectionReason.AuthorizationTooLarge)]
    [InlineData("request", "e30.e30.", "request_not_supported", RejectionReason.RequestObjectUnsupported)]
    [InlineData("response_mode", "fragment", "invalid_request", RejectionReason.ResponseModeUnsupported)]
    [InlineData("prompt", "none login", "invalid_request", RejectionReason.PromptInvalid)]
    [InlineData("max_age", "soon", "invalid_request", RejectionReason.MaxAgeInvalid)]
    [InlineData("aud", "https://fhir.test/other", "invalid_request", RejectionReason.AudienceUnknown)]
    [InlineData("idp", "http://idp.test", "invalid_idp", RejectionReason.IdpMalformed)]
    [InlineData("idp", "https://alpha.test", "invalid_idp", RejectionReason.IdpIsSelf)]
    public async Task Request_WithAParameterThatIsNotGood_IsRefusedForIt(
        string name,
        string value,
        string? error,
        RejectionReason reason
    )
    {
        var app = await TestApp.RegisterAsync(Server);
        var text = value.EndsWith(" characters", StringComparison.Ordinal)
            ? new string('x', int.Parse(value[..4], CultureInfo.InvariantCulture))
            : value;
        var request = app.Request(name == "idp" ? "user/Patient.rs udap" : "user/Patient.rs");

        var answer = await Server.GetAsync(TestApp.UrlOf([.. request, new(name, text)]).AbsoluteUri);

        Assert.Equal(reason, Server.ReasonOf(answer));
        Assert.Equal(error is null, !answer.Headers.ContainsKey("Location"));
        Assert.Equal(error, error is null ? null : TestApp.ParametersOf(answer.Headers["Location"])["error"]);
    }

    [Fact]
    [Requirement("CONS-04")]
    public async Task RedirectUri_OfSeveral_HasToBeNamed()
    {
        var app = await TestApp.RegisterAsync(
            Server,
            change: one => one.WithClaim("redirect_uris", new JsonArray(TestApp.RedirectUri, "https://app.test/other"))
        );
        var request = app.Request();
        request.RemoveAll(one => one.Name == "redirect_uri");

        var answer = await Server.GetAsync(TestApp.UrlOf(request).AbsoluteUri);

        Assert.Equal(400, (int)answer.Status);
        Assert.Equal(RejectionReason.RedirectUriMissing, Server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("REG-37")]
    public async Task Udap_AskedWithoutBeingRegistered_IsRefused()
    {
        var app = await TestApp.RegisterAsync(Server, change: one => one.WithClaim("scope", "user/Patient.rs"));

        var answer = await Server.GetAsync(TestApp.UrlOf(app.Request("user/Patient.rs udap")).AbsoluteUri);

        Assert.Equal("invalid_scope", TestApp.ParametersOf(answer.Headers["Location"])["error"]);
        Assert.Equal(RejectionReason.UdapScopeNotRegistered, Server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task Ticket_OfAForm_CountsOnceForItsPersonAndRequest()
    {
        var app = await TestApp.RegisterAsync(Server);
        var request = app.Request();
        var asked = Assert.IsType<AuthorizationReply.ConsentNeeded>(await app.JudgeAsync(request, PeopleServer.Bob));
        var other = app.Request("user/Patient.rs");

        Assert.Equal(Invalid(), await app.DecideAsync(request, PeopleServer.Alice, asked.Ticket));
        Assert.Equal(Invalid(), await app.DecideAsync(other, PeopleServer.Bob, asked.Ticket));
        Assert.Equal(Invalid(), await app.DecideAsync(request, PeopleServer.Bob, "made up"));
        Assert.IsType<AuthorizationReply.Granted>(await app.DecideAsync(request, PeopleServer.Bob, asked.Ticket));
        var again = await app.DecideAsync(request, PeopleServer.Bob, asked.Ticket);
        Assert.NotEqual(asked.Ticket, Assert.IsType<AuthorizationReply.ConsentNeeded>(again).Ticket);

        static AuthorizationReply Invalid() => new AuthorizationReply.Shown(RejectionReason.ConsentTicketInvalid);
    }

    public static TheoryData<string, bool> Cases()
    {
        using var file = JsonDocument.Parse(Vectors());
        var data = new TheoryData<string, bool>();
        foreach (var one in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            data.Add(one.GetProperty("id").GetString()!, true);
            data.Add(one.GetProperty("id").GetString()!, false);
        }

        return data;
    }

    private static List<AuthorizationParameter> RequestOf(
        JsonElement root,
        JsonElement one,
        Dictionary<string, string> names
    )
    {
        var values = root.GetProperty("base")
            .EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);
        foreach (var member in one.GetProperty("set").EnumerateObject())
        {
            values[member.Name] = member.Value.GetString()!;
        }

        foreach (var name in one.GetProperty("unset").EnumerateArray())
        {
            values.Remove(name.GetString()!);
        }

        return
        [
            .. values.Select(value => new AuthorizationParameter(
                value.Key,
                names.GetValueOrDefault(value.Value, value.Value)
            )),
        ];
    }

    private static byte[] Vectors() => File.ReadAllBytes(RepositoryFiles.PathOf("tests/vectors/cases/authorize.json"));

    private PersonBrowser Browser() => Server.Browser(PeopleServer.Alice.Name, PeopleServer.Alice.Password);
}
