using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.People;

/// <summary>Codes at the token endpoint: what binds them, and that each counts once.</summary>
public sealed class CodeGrantTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    private static readonly TimeSpan s_codeLife = TimeSpan.FromSeconds(61);

    private RunningServer Server => people.Server;

    [Fact]
    [Requirement("TOK-12")]
    [Requirement("TOK-13")]
    [Requirement("TOK-14")]
    [Requirement("TOK-20")]
    [Requirement("AT-02")]
    [Requirement("AT-06")]
    [Requirement("REF-01")]
    [VectorCase("code-ok")]
    public async Task Code_WithItsVerifier_GivesTokensOfThePerson()
    {
        var app = await TestApp.RegisterAsync(Server);

        var answer = await app.GetTokensAsync();

        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("user/Patient.rs offline_access", answer["scope"]);
        Assert.NotNull(answer["refresh_token"]);
        var claims = AccessToken.Read(answer["access_token"]!).Claims;
        Assert.Equal(PeopleServer.Alice.Subject, claims.GetProperty("sub").GetString());
        Assert.Equal(app.Client.ClientId, claims.GetProperty("client_id").GetString());
        Assert.Equal(Server.Clock.GetUtcNow().ToUnixTimeSeconds(), claims.GetProperty("auth_time").GetInt64());
        Assert.Equal("urn:test:loa2", claims.GetProperty("acr").GetString());
        Assert.Equal("pwd", claims.GetProperty("amr")[0].GetString());
        var seen = await Server.ResourceServer().IntrospectAsync(answer["access_token"]!);
        Assert.True(seen.Json.GetProperty("active").GetBoolean());
        Assert.Equal(PeopleServer.Alice.Subject, seen["sub"]);
    }

    [Theory]
    [Requirement("TOK-13")]
    [Requirement("TOK-14")]
    [Requirement("TOK-16")]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl", RejectionReason.VerifierWrong)]
    [InlineData("code_verifier", null, RejectionReason.VerifierMissing)]
    [InlineData("code_verifier", "short", RejectionReason.VerifierSyntax)]
    [InlineData("redirect_uri", null, RejectionReason.CodeRedirectMismatch)]
    [InlineData("redirect_uri", "https://app.test/cb/", RejectionReason.CodeRedirectMismatch)]
    [VectorCase("code-wrong-verifier")]
    [VectorCase("code-no-verifier")]
    [VectorCase("code-redirect-missing")]
    [VectorCase("code-redirect-differs")]
    public async Task Code_WithAnotherField_IsRefusedAndStaysGood(string name, string? value, RejectionReason reason)
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();

        var refused = await app.RedeemAsync(code, form => value is null ? form.Without(name) : form.With(name, value));

        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(reason, Server.ReasonOf(refused));
        Assert.Equal("200", (await app.RedeemAsync(code)).Outcome);
    }

    [Fact]
    [Requirement("TOK-12")]
    public async Task Code_Absent_IsAnInvalidRequest()
    {
        var app = await TestApp.RegisterAsync(Server);

        var refused = await app.RedeemAsync("x", form => form.Without("code"));

        Assert.Equal("400 invalid_request", refused.Outcome);
        Assert.Equal(RejectionReason.FormParameterMissing, Server.ReasonOf(refused));
    }

    [Theory]
    [Requirement("TOK-12")]
    [InlineData("made-up")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Code_MadeUp_IsRefused(string code)
    {
        var app = await TestApp.RegisterAsync(Server);

        var refused = await app.RedeemAsync(code);

        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(RejectionReason.CodeInvalid, Server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("TOK-15")]
    [Requirement("BCP-03")]
    [VectorCase("code-downgrade")]
    public async Task Verifier_ForACodeWithoutChallenge_IsRefused()
    {
        var app = await TestApp.RegisterAsync(Server, Server.Deployment.CommunityB);
        var request = app.Request();
        request.RemoveAll(one => one.Name.StartsWith("code_challenge", StringComparison.Ordinal));
        var code = await app.GetCodeAsync(request: request);

        var refused = await app.RedeemAsync(code);

        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(RejectionReason.VerifierWithoutChallenge, Server.ReasonOf(refused));
        Assert.Equal("200", (await app.RedeemAsync(code, form => form.Without("code_verifier"))).Outcome);
    }

    [Fact]
    [Requirement("TOK-12")]
    [Requirement("CONS-14")]
    [VectorCase("code-other-client")]
    public async Task Code_OfAnotherClient_IsRefusedAndStaysGood()
    {
        var app = await TestApp.RegisterAsync(Server);
        var other = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();

        var refused = await other.RedeemAsync(code);

        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(RejectionReason.CodeOfAnotherClient, Server.ReasonOf(refused));
        Assert.Equal("200", (await app.RedeemAsync(code)).Outcome);
    }

    [Fact]
    [Requirement("CONS-15")]
    [VectorCase("code-twice")]
    public async Task Code_UsedTwice_IsRefusedAndKillsWhatItGave()
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();
        var first = await app.RedeemAsync(code);

        var second = await app.RedeemAsync(code);

        Assert.Equal("400 invalid_grant", second.Outcome);
        Assert.Equal(RejectionReason.CodeUsed, Server.ReasonOf(second));
        await AssertDeadAsync(app, first);
    }

    [Fact]
    [Requirement("CONS-15")]
    public async Task CodeWithoutRefreshToken_UsedTwice_KillsWhatItGave()
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync(request: app.Request("user/Patient.rs"));
        var first = await app.RedeemAsync(code);
        Assert.DoesNotContain("refresh_token", first.Members);

        var second = await app.RedeemAsync(code);

        Assert.Equal(RejectionReason.CodeUsed, Server.ReasonOf(second));
        await Eventually.DiesAsync(Server.ResourceServer(), first["access_token"]!);
    }

    [Fact]
    [Requirement("CONS-15")]
    public async Task Code_UsedManyTimesAtOnce_SucceedsOnceAndAllIsDead()
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.RedeemAsync(code)));

        var granted = Assert.Single(answers, answer => answer.Outcome == "200");
        Assert.Equal(19, answers.Count(answer => answer.Outcome == "400 invalid_grant"));
        await Eventually.DiesAsync(Server.ResourceServer(), granted["access_token"]!);
        Assert.Equal("400 invalid_grant", (await app.RefreshAsync(granted["refresh_token"]!)).Outcome);
    }

    [Fact]
    [Requirement("CONS-14")]
    [VectorCase("code-expired")]
    public async Task Code_PastItsLife_IsRefused()
    {
        await using var own = new DisposableServer(await PeopleServer.StartAsync());
        var app = await TestApp.RegisterAsync(own.Server);
        var code = await app.GetCodeAsync();
        own.Server.Clock.Advance(s_codeLife);

        var refused = await app.RedeemAsync(code);

        Assert.Equal("400 invalid_grant", refused.Outcome);
        Assert.Equal(RejectionReason.CodeExpired, own.Server.ReasonOf(refused));
    }

    [Fact]
    [Requirement("MOD-16")]
    [Requirement("MOD-18")]
    public async Task Code_OfARegistrationThatEndedOrChanged_IsRefused()
    {
        var app = await TestApp.RegisterAsync(Server);
        var code = await app.GetCodeAsync();
        await app.Client.CancelAsync();
        Assert.Equal("400 invalid_client", (await app.RedeemAsync(code)).Outcome);
        await app.RegisterAgainAsync();
        var ofBefore = await app.RedeemAsync(code);
        Assert.Equal(RejectionReason.CodeOfAnotherClient, Server.ReasonOf(ofBefore));

        var another = await app.GetCodeAsync();
        Assert.Equal("200", (await app.Client.RegisterAsync()).Outcome); // client credentials by now
        var ofOtherGrant = await app.RedeemAsync(another);

        Assert.Equal("400 unauthorized_client", ofOtherGrant.Outcome);
    }

    [Fact]
    [Requirement("TOK-11")]
    public async Task Code_AtAServerWithoutPeople_IsAnUnsupportedGrant()
    {
        var client = Server.Client(tenant: Tenant.Beta);
        Assert.Equal("201", (await client.RegisterAsync(TestClient.ForCode)).Outcome);

        var refused = await client.TokenAsync(form: form => form.With("grant_type", "authorization_code"));

        Assert.Equal("400 unsupported_grant_type", refused.Outcome);
    }

    [Fact]
    [Requirement("TOK-19")]
    public async Task ExtensionObject_InTheCodeGrant_IsIgnored()
    {
        var app = await TestApp.RegisterAsync(Server);

        var claims = AccessToken.Read((await app.GetTokensAsync())["access_token"]!).Claims;

        Assert.False(claims.TryGetProperty("extensions", out _)); // the assertion of the tests carries one
    }

    private async Task AssertDeadAsync(TestApp app, Answer tokens)
    {
        await Eventually.DiesAsync(Server.ResourceServer(), tokens["access_token"]!);
        var refreshed = await app.RefreshAsync(tokens["refresh_token"]!);
        Assert.Equal("400 invalid_grant", refreshed.Outcome);
        Assert.Equal(RejectionReason.RefreshFamilyDead, Server.ReasonOf(refreshed));
    }
}
