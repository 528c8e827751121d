using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Token;

public sealed class TokenAnswerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("TOK-01")]
    [Requirement("TOK-17")]
    [Requirement("TOK-20")]
    public async Task Token_WithoutScope_GrantsTheRegisteredSetAndSaysSo()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync();

        Assert.Equal(("200", "application/json"), (answer.Outcome, answer.MediaType));
        Assert.Equal(("Bearer", Names.Scopes), (answer["token_type"], answer["scope"]));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("no-cache", answer.Headers["Pragma"]);
    }

    [Fact]
    [Requirement("TOK-22")]
    [Requirement("REF-01")]
    public async Task Token_OfflineAccessAsked_GivesNoRefreshToken()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync(form: form => form.With("scope", "system/Patient.rs offline_access"));

        Assert.Equal(("200", "system/Patient.rs"), (answer.Outcome, answer["scope"]));
        Assert.DoesNotContain("refresh_token", answer.Members);
    }

    [Fact]
    [Requirement("TOK-07")]
    [Requirement("TOK-25")]
    public async Task Token_MatchingClientIdAndUnknownParameter_IsGranted()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync(form: form =>
            form.With("client_id", client.ClientId).With("unknown", "x").With("scope", "")
        );

        Assert.Equal(("200", Names.Scopes), (answer.Outcome, answer["scope"]));
    }

    [Fact]
    [Requirement("JWT-19")]
    [Requirement("B2B-15")]
    [Requirement("B2B-17")]
    public async Task Token_UnknownClaimsKeysAndMembers_AreIgnored()
    {
        var client = await server.RegisteredClientAsync();
        var context = TestClient.B2b();
        context["unknown"] = 7;

        var answer = await client.TokenAsync(one =>
            one.WithClaim("foo", new JsonObject())
                .WithClaim("extensions", new JsonObject { ["hl7-b2b"] = context, ["acme"] = new JsonObject() })
        );

        Assert.Equal("200", answer.Outcome);
    }

    [Fact]
    [Requirement("JWT-18")]
    public async Task Token_AudienceAsArrayWithTheEndpoint_IsGranted()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync(one =>
            one.WithClaim("aud", new JsonArray("https://other.test/token", client.Tenant.TokenEndpoint))
        );

        Assert.Equal("200", answer.Outcome);
    }

    [Theory]
    [InlineData(300, "200")]
    [InlineData(301, "400 invalid_client")]
    [Requirement("JWT-11")]
    [Requirement("JWT-12")]
    public async Task Token_Lifetime_IsAtMostFiveMinutes(int seconds, string outcome)
    {
        var client = await server.RegisteredClientAsync();
        var now = server.Clock.GetUtcNow().ToUnixTimeSeconds();

        var answer = await client.TokenAsync(one => one.WithClaim("exp", now + seconds));

        Assert.Equal(outcome, answer.Outcome);
    }

    /// <summary>RFC 9110 section 5.6.6: a quoted charset equals an unquoted one.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=\"UTF-8\"", "200")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8", "200")]
    [InlineData("application/x-www-form-urlencoded; charset=\"iso-8859-1\"", "400 invalid_request")]
    [Requirement("TOK-01")]
    public async Task Token_CharsetOfTheForm_IsJudgedByItsValue(string contentType, string outcome)
    {
        var client = await server.RegisteredClientAsync();
        using var content = TestClient.TokenForm(client.Assertion().Build()).Build();
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await server.SendAsync(HttpMethod.Post, client.Tenant.TokenEndpoint, content);

        Assert.Equal(outcome, answer.Outcome);
    }
}
