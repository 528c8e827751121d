using FastCluster.Contracts.Authorization;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.People;

/// <summary>Requests that a client pushes ahead of the browser (RFC 9126).</summary>
public sealed class PushedRequestTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(601);

    private RunningServer Server => people.Server;

    [Fact]
    [Requirement("CONS-24")]
    public async Task PushedRequest_IsBroughtByTheBrowserAndNothingElseCounts()
    {
        var app = await TestApp.RegisterAsync(Server);

        var pushed = await app.PushAsync(app.Request());

        Assert.Equal("201", pushed.Outcome);
        Assert.Equal("no-store", pushed.Headers["Cache-Control"]);
        Assert.Equal(600, pushed.Json.GetProperty("expires_in").GetInt32());
        var outcome = await Server
            .Browser(PeopleServer.Alice.Name, PeopleServer.Alice.Password)
            .AuthorizeAsync(
                TestApp.UrlOf([
                    new("client_id", app.Client.ClientId),
                    new("request_uri", pushed["request_uri"]!),
                    new("scope", "user/Observation.rs"),
                    new("state", "of somebody else"),
                ])
            );
        Assert.Equal("s-1", outcome["state"]);
        Assert.Equal("user/Patient.rs offline_access", (await app.RedeemAsync(outcome["code"]!))["scope"]);
    }

    [Fact]
    [Requirement("CONS-23")]
    [Requirement("CONS-24")]
    public async Task PushedRequest_Demands_WhatItSaysItself()
    {
        var app = await TestApp.RegisterAsync(Server);
        var pushed = await app.PushAsync([.. app.Request(), new("prompt", "login consent"), new("max_age", "60")]);

        var reply = await app.JudgeAsync([
            new("client_id", app.Client.ClientId),
            new("request_uri", pushed["request_uri"]!),
            new("prompt", "select_account"),
            new("max_age", "9000"),
        ]);

        var needed = Assert.IsType<AuthorizationReply.SignInNeeded>(reply);
        Assert.Equal(Prompts.Login | Prompts.Consent, needed.Prompts);
        Assert.Equal(TimeSpan.FromSeconds(60), needed.MaxAge);
    }

    [Theory]
    [Requirement("CONS-24")]
    [InlineData("redirect_uri", "https://evil.test/cb", "400 invalid_request", RejectionReason.RedirectUriMismatch)]
    [InlineData("scope", "user/Mars.rs", "400 invalid_scope", RejectionReason.ScopeNoneSupported)]
    [InlineData("code_challenge_method", "plain", "400 invalid_request", RejectionReason.ChallengeMethod)]
    [InlineData("request_uri", "urn:x", "400 request_uri_not_supported", RejectionReason.RequestUriUnsupported)]
    public async Task PushedRequest_ThatIsNotGood_IsRefusedToTheClient(
        string name,
        string value,
        string outcome,
        RejectionReason reason
    )
    {
        var app = await TestApp.RegisterAsync(Server);
        var request = app.Request();
        request.RemoveAll(one => one.Name == name);

        var refused = await app.PushAsync([.. request, new(name, value)]);

        Assert.Equal(reason, Server.ReasonOf(refused));
        Assert.Equal(outcome, refused.Outcome);
    }

    [Fact]
    [Requirement("CONS-24")]
    [Requirement("TOK-04")]
    public async Task PushedRequest_OfSomebodyElse_IsRefused()
    {
        var app = await TestApp.RegisterAsync(Server);
        var other = await TestApp.RegisterAsync(Server);

        var foreign = await app.PushAsync(other.Request());
        Assert.Equal("400 invalid_client", foreign.Outcome);
        var unproven = await app.PushAsync(app.Request(), form => form.Without("client_assertion"));
        Assert.Equal("400 invalid_request", unproven.Outcome);
        var plain = await app.PushAsync(app.Request(), form => form.Without("udap"));
        Assert.Equal(RejectionReason.TokenUdapParameter, Server.ReasonOf(plain));
    }

    [Fact]
    [Requirement("CONS-24")]
    public async Task Reference_MadeUpOldOrOfAnotherClient_IsShownAsAnError()
    {
        await using var own = new DisposableServer(await PeopleServer.StartAsync());
        var app = await TestApp.RegisterAsync(own.Server);
        var other = await TestApp.RegisterAsync(own.Server);
        var pushed = (await app.PushAsync(app.Request()))["request_uri"]!;

        Assert.Equal(RejectionReason.RequestUriInvalid, await ReasonOf("urn:ietf:params:oauth:request_uri:x", app));
        Assert.Equal(RejectionReason.RequestUriInvalid, await ReasonOf("https://app.test/request", app));
        Assert.Equal(RejectionReason.RequestUriInvalid, await ReasonOf(pushed, other));
        own.Server.Clock.Advance(s_life);
        Assert.Equal(RejectionReason.RequestUriInvalid, await ReasonOf(pushed, app));

        async Task<RejectionReason> ReasonOf(string reference, TestApp by)
        {
            var url = TestApp.UrlOf([new("client_id", by.Client.ClientId), new("request_uri", reference)]);
            var answer = await own.Server.GetAsync(url.AbsoluteUri);
            Assert.Equal(400, (int)answer.Status);
            return own.Server.ReasonOf(answer);
        }
    }
}
