using FastCluster.Contracts.Authorization;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.People;

/// <summary>Refresh families: rotation, reuse, limits, and what they die with.</summary>
public sealed class RefreshTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    private static readonly TimeSpan s_grace = new CodePolicy().RefreshGrace;

    private RunningServer Server => people.Server;

    [Fact]
    [Requirement("REF-02")]
    [Requirement("REF-05")]
    [Requirement("REF-06")]
    [Requirement("REF-10")]
    public async Task Refresh_GivesTokensOfTheSamePersonAndAnotherRefreshToken()
    {
        var app = await TestApp.RegisterAsync(Server);
        var first = await app.GetTokensAsync();

        var second = await app.RefreshAsync(first["refresh_token"]!);

        Assert.Equal("200", second.Outcome);
        Assert.Equal(first["scope"], second["scope"]);
        Assert.InRange(second.Json.GetProperty("expires_in").GetInt32(), 1, 3600);
        Assert.NotEqual(first["refresh_token"], second["refresh_token"]);
        var before = AccessToken.Read(first["access_token"]!).Claims;
        var after = AccessToken.Read(second["access_token"]!).Claims;
        foreach (var claim in (string[])["sub", "auth_time", "acr", "client_id"])
        {
            Assert.Equal($"{before.GetProperty(claim)}", $"{after.GetProperty(claim)}");
        }

        Assert.True(await Server.ResourceServer().IsActiveAsync(second["access_token"]!));
        Assert.Equal("200", (await app.RefreshAsync(second["refresh_token"]!)).Outcome);
    }

    [Fact]
    [Requirement("REF-06")]
    [Requirement("BCP-07")]
    [VectorCase("refresh-rotation")]
    public async Task RefreshToken_UsedAgainAfterItsSuccessor_KillsTheFamily()
    {
        var app = await TestApp.RegisterAsync(Server);
        var first = await app.GetTokensAsync();
        var second = await app.RefreshAsync(first["refresh_token"]!);
        var third = await app.RefreshAsync(second["refresh_token"]!);

        var reused = await app.RefreshAsync(first["refresh_token"]!);

        Assert.Equal("400 invalid_grant", reused.Outcome);
        Assert.Equal(RejectionReason.RefreshTokenReused, Server.ReasonOf(reused));
        await Eventually.DiesAsync(Server.ResourceServer(), third["access_token"]!);
        var newest = await app.RefreshAsync(third["refresh_token"]!);
        Assert.Equal("400 invalid_grant", newest.Outcome);
        Assert.Equal(RejectionReason.RefreshFamilyDead, Server.ReasonOf(newest));
    }

    [Fact]
    [Requirement("REF-06")]
    public async Task RefreshToken_UsedAgainWithinItsGrace_GivesTheSameSuccessor()
    {
        await using var own = new DisposableServer(await PeopleServer.StartAsync());
        var app = await TestApp.RegisterAsync(own.Server);
        var first = await app.GetTokensAsync();
        await app.RefreshAsync(first["refresh_token"]!);
        own.Server.Clock.Advance(s_grace);

        var again = await app.RefreshAsync(first["refresh_token"]!);
        Assert.Equal("200", again.Outcome);
        var next = await app.RefreshAsync(again["refresh_token"]!);
        Assert.Equal("200", next.Outcome);

        own.Server.Clock.Advance(s_grace + TimeSpan.FromSeconds(1));
        var late = await app.RefreshAsync(again["refresh_token"]!);

        Assert.Equal("400 invalid_grant", late.Outcome);
        Assert.Equal(RejectionReason.RefreshTokenReused, own.Server.ReasonOf(late));
    }

    [Fact]
    [Requirement("REF-06")]
    public async Task RefreshToken_UsedManyTimesAtOnce_LeavesTheFamilyAlive()
    {
        var rounds = Effort.Of("FASTCLUSTER_REFRESH_ROUNDS", 3);
        for (var round = 0; round < rounds; round++)
        {
            var app = await TestApp.RegisterAsync(Server);
            var first = await app.GetTokensAsync();

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 100).Select(_ => app.RefreshAsync(first["refresh_token"]!))
            );

            Assert.All(answers, answer => Assert.Equal("200", answer.Outcome));
            Assert.Equal("200", (await app.RefreshAsync(answers[^1]["refresh_token"]!)).Outcome);
        }
    }

    [Fact]
    [Requirement("REF-08")]
    public async Task RefreshToken_UnusedForTooLongOrPastItsWholeLife_HasEnded()
    {
        var policy = new CodePolicy
        {
            RefreshIdleLifetime = TimeSpan.FromHours(10),
            RefreshAbsoluteLifetime = TimeSpan.FromHours(24),
        };
        await using var own = new DisposableServer(
            await PeopleServer.StartAsync(community => community with { Codes = policy })
        );
        var app = await TestApp.RegisterAsync(own.Server);
        var idle = await app.GetTokensAsync();
        var used = await app.GetTokensAsync();
        for (var hours = 8; hours < 24; hours += 8)
        {
            own.Server.Clock.Advance(TimeSpan.FromHours(8));
            used = await app.RefreshAsync(used["refresh_token"]!);
            Assert.Equal("200", used.Outcome);
        }

        var tooLate = await app.RefreshAsync(idle["refresh_token"]!);
        Assert.Equal("400 invalid_grant", tooLate.Outcome);
        Assert.Equal(RejectionReason.RefreshTokenExpired, own.Server.ReasonOf(tooLate));
        own.Server.Clock.Advance(TimeSpan.FromHours(8));
        var tooOld = await app.RefreshAsync(used["refresh_token"]!);
        Assert.Equal(RejectionReason.RefreshTokenExpired, own.Server.ReasonOf(tooOld));
        Assert.Equal(
            RejectionReason.RefreshTokenInvalid,
            own.Server.ReasonOf(await app.RefreshAsync(used["refresh_token"]!))
        );
    }

    [Fact]
    [Requirement("REF-03")]
    public async Task RefreshToken_OfAnotherClient_IsRefusedAndStaysGood()
    {
        var app = await TestApp.RegisterAsync(Server);
        var other = await TestApp.RegisterAsync(Server);
        var tokens = await app.GetTokensAsync();

        var refused = await other.RefreshAsync(tokens["refresh_token"]!);

        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(RejectionReason.RefreshTokenOfAnotherClient, Server.ReasonOf(refused));
        Assert.Equal("200", (await app.RefreshAsync(tokens["refresh_token"]!)).Outcome);
    }

    [Fact]
    [Requirement("REF-04")]
    public async Task Scope_OfARefresh_MayShrinkAndNeverGrow()
    {
        var app = await TestApp.RegisterAsync(Server);
        var request = app.Request("user/Patient.rs user/Observation.rs offline_access");
        var tokens = await app.GetTokensAsync(request: request);

        var wider = await app.RefreshAsync(
            tokens["refresh_token"]!,
            form => form.With("scope", "user/Patient.rs openid")
        );
        Assert.Equal("400 invalid_scope", wider.Outcome);
        Assert.Equal(RejectionReason.ScopeBeyondGrant, Server.ReasonOf(wider));
        var narrower = await app.RefreshAsync(
            tokens["refresh_token"]!,
            form => form.With("scope", "user/Observation.rs")
        );
        Assert.Equal("user/Observation.rs", narrower["scope"]);
        var whole = await app.RefreshAsync(narrower["refresh_token"]!);
        Assert.Equal(tokens["scope"], whole["scope"]);
    }

    [Fact]
    [Requirement("REF-02")]
    [Requirement("TOK-12")]
    public async Task Refresh_WithoutTokenOrWithOneMadeUp_IsRefused()
    {
        var app = await TestApp.RegisterAsync(Server);

        var absent = await app.RefreshAsync("x", form => form.Without("refresh_token"));
        Assert.Equal("400 invalid_request", absent.Outcome);
        var madeUp = await app.RefreshAsync("AAAA");
        Assert.Equal("400 invalid_grant", madeUp.Outcome);
        Assert.Equal(RejectionReason.RefreshTokenInvalid, Server.ReasonOf(madeUp));
        var tokens = await app.GetTokensAsync();
        var code = await app.RefreshAsync(await app.GetCodeAsync());
        Assert.Equal(RejectionReason.RefreshTokenInvalid, Server.ReasonOf(code));
        var asCode = await app.RedeemAsync(tokens["refresh_token"]!);
        Assert.Equal(RejectionReason.CodeInvalid, Server.ReasonOf(asCode));
    }

    [Fact]
    [Requirement("REF-02")]
    [VectorCase("refresh-no-ant")]
    public async Task Refresh_WithoutAssertion_IsRefused()
    {
        var app = await TestApp.RegisterAsync(Server);
        var tokens = await app.GetTokensAsync();

        var refused = await app.RefreshAsync(tokens["refresh_token"]!, form => form.Without("client_assertion"));

        Assert.Equal("400 invalid_request", refused.Outcome);
        Assert.Equal("200", (await app.RefreshAsync(tokens["refresh_token"]!)).Outcome);
    }

    [Fact]
    [Requirement("TEF-31")]
    public async Task RefreshToken_WithoutOfflineAccessOrRegistration_IsNotGiven()
    {
        var app = await TestApp.RegisterAsync(Server);
        Assert.DoesNotContain(
            "refresh_token",
            (await app.GetTokensAsync(request: app.Request("user/Patient.rs"))).Members
        );
        var plain = await TestApp.RegisterAsync(
            Server,
            change: statement =>
                statement.WithClaim("grant_types", new System.Text.Json.Nodes.JsonArray("authorization_code"))
        );
        Assert.DoesNotContain("refresh_token", (await plain.GetTokensAsync()).Members);
    }

    [Fact]
    [Requirement("REV-04")]
    [VectorCase("revoke-family")]
    public async Task RefreshToken_Revoked_TakesItsFamilyAlong()
    {
        var app = await TestApp.RegisterAsync(Server);
        var other = await TestApp.RegisterAsync(Server);
        var first = await app.GetTokensAsync();
        var second = await app.RefreshAsync(first["refresh_token"]!);
        var foreign = await other.Client.RevokeAsync(second["refresh_token"]!);
        Assert.Equal(RejectionReason.TokenOfAnotherClient, Server.ReasonOf(foreign));

        Assert.Equal("200", (await app.Client.RevokeAsync(second["refresh_token"]!)).Outcome);

        Assert.False(await Server.ResourceServer().IsActiveAsync(first["access_token"]!));
        Assert.False(await Server.ResourceServer().IsActiveAsync(second["access_token"]!));
        var refused = await app.RefreshAsync(second["refresh_token"]!);
        Assert.Equal(RejectionReason.RefreshFamilyDead, Server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("REF-07")]
    [Requirement("MOD-16")]
    [Requirement("MOD-18")]
    [Requirement("MOD-19")]
    public async Task Registration_NarrowedOrEnded_LimitsTheRefresh()
    {
        var app = await TestApp.RegisterAsync(Server);
        var request = app.Request("user/Patient.rs user/Observation.rs offline_access");
        var tokens = await app.GetTokensAsync(request: request);
        await app.RegisterAgainAsync(one => one.WithClaim("scope", "user/Observation.rs offline_access"));

        var narrowed = await app.RefreshAsync(tokens["refresh_token"]!);
        Assert.Equal("user/Observation.rs offline_access", narrowed["scope"]);
        await app.Client.CancelAsync();
        Assert.Equal("400 invalid_client", (await app.RefreshAsync(narrowed["refresh_token"]!)).Outcome);
        await app.RegisterAgainAsync();
        var ofBefore = await app.RefreshAsync(narrowed["refresh_token"]!);
        Assert.Equal(RejectionReason.RefreshTokenOfAnotherClient, Server.ReasonOf(ofBefore));

        tokens = await app.GetTokensAsync();
        Assert.Equal("200", (await app.Client.RegisterAsync()).Outcome); // client credentials by now
        Assert.Equal("400 unauthorized_client", (await app.RefreshAsync(tokens["refresh_token"]!)).Outcome);
    }

    [Fact]
    [Requirement("REF-07")]
    [Requirement("REV-12")]
    public async Task Consent_Withdrawn_KillsItsFamiliesAlsoLongAfter()
    {
        await using var own = new DisposableServer(await PeopleServer.StartAsync());
        var app = await TestApp.RegisterAsync(own.Server);
        var other = await TestApp.RegisterAsync(own.Server);
        var first = await app.GetTokensAsync();
        var second = await app.GetTokensAsync();
        var ofOther = await other.GetTokensAsync();
        var ofBob = await app.GetTokensAsync(PeopleServer.Bob);

        await WithdrawAsync(own.Server, app);

        Assert.False(await own.Server.ResourceServer().IsActiveAsync(first["access_token"]!));
        Assert.False(await own.Server.ResourceServer().IsActiveAsync(second["access_token"]!));
        Assert.True(await own.Server.ResourceServer().IsActiveAsync(ofOther["access_token"]!));
        Assert.True(await own.Server.ResourceServer().IsActiveAsync(ofBob["access_token"]!));
        own.Server.Clock.Advance(TimeSpan.FromHours(5)); // no index remembers it any more
        Assert.Equal("400 invalid_grant", (await app.RefreshAsync(second["refresh_token"]!)).Outcome);
        Assert.Equal("200", (await other.RefreshAsync(ofOther["refresh_token"]!)).Outcome);
        Assert.Equal("200", (await app.RefreshAsync(ofBob["refresh_token"]!)).Outcome);
        var again = await app.GetTokensAsync();
        Assert.True(await own.Server.ResourceServer().IsActiveAsync(again["access_token"]!));
        own.Server.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal("200", (await app.RefreshAsync(again["refresh_token"]!)).Outcome);
    }

    [Fact]
    [Requirement("REF-08")]
    public async Task Client_RevokedLongAgo_KeepsItsFamiliesDead()
    {
        await using var own = new DisposableServer(await PeopleServer.StartAsync());
        var app = await TestApp.RegisterAsync(own.Server);
        var tokens = await app.GetTokensAsync();
        var reason = await own.Server.RevokeAsync(Contracts.Revocations.RevocationScope.Client, app.Client.ClientId);
        Assert.Equal(RejectionReason.None, reason);
        own.Server.Clock.Advance(TimeSpan.FromHours(5));

        var refused = await app.RefreshAsync(tokens["refresh_token"]!);

        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(RejectionReason.RefreshFamilyDead, own.Server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("REF-08")]
    public async Task Families_OfOneConsent_AreBounded()
    {
        var app = await TestApp.RegisterAsync(Server);
        var families = new List<Answer>();
        for (var device = 0; device < 11; device++)
        {
            families.Add(await app.GetTokensAsync());
        }

        var oldest = await app.RefreshAsync(families[0]["refresh_token"]!);

        Assert.Equal(RejectionReason.RefreshTokenInvalid, Server.ReasonOf(oldest));
        Assert.Equal("200", (await app.RefreshAsync(families[1]["refresh_token"]!)).Outcome);
    }

    private static async Task WithdrawAsync(RunningServer server, TestApp app)
    {
        var authorizer = server.Services.GetRequiredService<IAuthorizer>();
        var apps = await authorizer.GetAppsAsync(Tenant.Alpha.Id, PeopleServer.Alice.Subject);
        var key = (await app.JudgeAsync(app.Request()) as AuthorizationReply.SignInNeeded)!.App.Key;
        Assert.Contains(apps, one => one.Key == key);
        Assert.True(await authorizer.WithdrawAsync(Tenant.Alpha.Id, PeopleServer.Alice.Subject, key));
        Assert.False(await authorizer.WithdrawAsync(Tenant.Alpha.Id, PeopleServer.Alice.Subject, key));
    }
}
