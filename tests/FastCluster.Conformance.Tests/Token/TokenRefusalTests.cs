using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FastCluster.Contracts.Clients;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Token;

/// <summary>The error table of the token endpoint.</summary>
public sealed class TokenRefusalTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("iss", "\"nobody\"")]
    [InlineData("sub", "\"nobody\"")]
    [InlineData("aud", "\"https://alpha.test\"")]
    [InlineData("aud", "\"https://alpha.test/register\"")]
    [InlineData("aud", "\"http://alpha.test/token\"")]
    [InlineData("exp", "1")]
    [InlineData("exp", "null")]
    [InlineData("iat", "4102444800")]
    [InlineData("jti", "null")]
    [Requirement("TOK-06")]
    [Requirement("TOK-08")]
    [Requirement("TOK-09")]
    [Requirement("TOK-23")]
    public Task Token_FaultyStandardClaim_IsAnInvalidClient(string claim, string json) =>
        RefusesAsync("400 invalid_client", one => one.WithClaim(claim, JsonNode.Parse(json)));

    [Fact]
    [Requirement("TOK-09")]
    [Requirement("TOK-23")]
    public Task Token_SignedByARandomKey_IsAnInvalidClient() =>
        RefusesAsync("400 invalid_client", one => one.WithSignature(_ => RandomNumberGenerator.GetBytes(64)));

    [Fact]
    [Requirement("TOK-09")]
    [Requirement("X509-09")]
    public async Task Token_CertificateOfAnotherMember_IsAnInvalidClient()
    {
        var client = await server.RegisteredClientAsync();
        var other = client.As(server.Client().Key);

        Assert.Equal("400 invalid_client", (await other.TokenAsync()).Outcome);
    }

    [Theory]
    [InlineData("grant_type")]
    [InlineData("client_assertion")]
    [InlineData("client_assertion_type")]
    [InlineData("udap")]
    [Requirement("TOK-02")]
    [Requirement("TOK-03")]
    [Requirement("TOK-04")]
    [Requirement("TOK-11")]
    public Task Token_WithoutARequiredParameter_IsAnInvalidRequest(string name) =>
        RefusesAsync("400 invalid_request", form: form => form.Without(name));

    [Theory]
    [InlineData("udap", "2", "400 invalid_request")]
    [InlineData("udap", "", "400 invalid_request")]
    [InlineData("client_assertion", "", "400 invalid_request")]
    [InlineData("client_assertion_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "400 invalid_request")]
    [InlineData("grant_type", "password", "400 unsupported_grant_type")]
    [InlineData("grant_type", "authorization_code", "400 unsupported_grant_type")]
    [InlineData("grant_type", "refresh_token", "400 unsupported_grant_type")]
    [InlineData("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "400 unsupported_grant_type")]
    [InlineData("grant_type", "", "400 invalid_request")]
    [InlineData("client_id", "nobody", "400 invalid_client")]
    [InlineData("client_secret", "x", "400 invalid_request")]
    [InlineData("scope", "unknown/Thing.rs", "400 invalid_scope")]
    [InlineData("scope", "user/Patient.rs", "400 invalid_scope")]
    [InlineData("scope", "system/Patient.rs \"x\"", "400 invalid_scope")]
    [InlineData("resource", "https://other.test/fhir", "400 invalid_target")]
    [Requirement("TOK-02")]
    [Requirement("TOK-04")]
    [Requirement("TOK-05")]
    [Requirement("TOK-07")]
    [Requirement("TOK-11")]
    [Requirement("TOK-25")]
    [Requirement("AZA-01")]
    public Task Token_FaultyParameter_IsRefused(string name, string value, string outcome) =>
        RefusesAsync(outcome, form: form => form.With(name, value));

    [Theory]
    [InlineData("grant_type", "client_credentials")]
    [InlineData("udap", "1")]
    [InlineData("client_assertion", "x")]
    [Requirement("TOK-25")]
    public Task Token_RepeatedParameter_IsAnInvalidRequest(string name, string value) =>
        RefusesAsync("400 invalid_request", form: form => form.AndAlso(name, value));

    [Theory]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("""{"acme":{}}""")]
    [InlineData("""{"hl7-b2b":{"version":"2","organization_id":"https://o.test","purpose_of_use":["TREAT"]}}""")]
    [InlineData("""{"hl7-b2b":{"version":1,"organization_id":"https://o.test","purpose_of_use":["TREAT"]}}""")]
    [InlineData("""{"hl7-b2b":{"version":"1","purpose_of_use":["TREAT"]}}""")]
    [InlineData("""{"hl7-b2b":{"version":"1","organization_id":"https://o.test","purpose_of_use":[]}}""")]
    [InlineData("""{"hl7-b2b":{"version":"1","organization_id":"https://o.test","purpose_of_use":"TREAT"}}""")]
    [Requirement("TOK-18")]
    [Requirement("B2B-02")]
    [Requirement("B2B-03")]
    [Requirement("B2B-04")]
    [Requirement("B2B-09")]
    [Requirement("B2B-10")]
    public Task Token_FaultyExtensions_IsAnInvalidGrant(string json) =>
        RefusesAsync("400 invalid_grant", one => one.WithClaim("extensions", JsonNode.Parse(json)));

    [Fact]
    [Requirement("TOK-05")]
    public async Task Token_HeaderBesideTheAssertion_IsAnInvalidRequest()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await server.PostFormAsync(
            client.Tenant.TokenEndpoint,
            TestClient.TokenForm(client.Assertion().Build()),
            request => request.Headers.TryAddWithoutValidation("Authorization", "Basic eDp5")
        );

        Assert.Equal("400 invalid_request", answer.Outcome);
    }

    [Fact]
    [Requirement("TOK-23")]
    public async Task Token_HeaderAlone_IsChallenged()
    {
        var answer = await server.PostFormAsync(
            Tenant.Alpha.TokenEndpoint,
            new FormBuilder().With("grant_type", "client_credentials").With("udap", "1"),
            request => request.Headers.TryAddWithoutValidation("Authorization", "Basic eDp5")
        );

        Assert.Equal("401 invalid_client", answer.Outcome);
        Assert.Contains("WWW-Authenticate", answer.Headers.Keys);
    }

    [Theory]
    [InlineData(257, 1)]
    [InlineData(1, 8200)]
    [Requirement("SCOPE-15")]
    public Task Token_ScopesBeyondTheirBounds_IsAnInvalidScope(int count, int length) =>
        RefusesAsync(
            "400 invalid_scope",
            form: form => form.With("scope", string.Join(' ', Enumerable.Repeat(new string('s', length), count)))
        );

    [Fact]
    [Requirement("TOK-01")]
    public async Task Token_BrokenOrOversizedForm_IsAnInvalidRequest()
    {
        const string Form = "application/x-www-form-urlencoded";

        var broken = await server.PostTextAsync(Tenant.Alpha.TokenEndpoint, "grant_type=%zz", Form);
        var oversized = await server.PostTextAsync(
            Tenant.Alpha.TokenEndpoint,
            "scope=" + new string('s', 128 * 1024),
            Form
        );

        Assert.Equal(("400 invalid_request", "413 invalid_request"), (broken.Outcome, oversized.Outcome));
    }

    [Fact]
    [Requirement("TOK-11")]
    public async Task Token_OfAClientRegisteredForTheCodeGrant_IsUnauthorized()
    {
        var client = server.Client();
        await client.RegisterAsync(TestClient.ForCode);

        var answer = await client.TokenAsync();

        Assert.Equal(
            ("400 unauthorized_client", RejectionReason.GrantTypeNotRegistered),
            (answer.Outcome, server.ReasonOf(answer))
        );
    }

    [Fact]
    [Requirement("TOK-10")]
    public async Task Token_OfAClientThatTheOperatorDisabled_IsRefusedUntilItIsEnabled()
    {
        var client = await server.RegisteredClientAsync();
        var actor = server.Grains.GetGrain<IClientGrain>(
            ClientKey.Of(client.Tenant.Id, Names.CommunityA, client.Uri).ToGrainKey()
        );

        await actor.SetEnabledAsync(false);
        await Eventually.HasOutcomeAsync("400 invalid_client", () => client.TokenAsync());
        var disabled = await client.TokenAsync();
        await actor.SetEnabledAsync(true);

        Assert.Equal(RejectionReason.ClientDisabled, server.ReasonOf(disabled));
        await Eventually.HasOutcomeAsync("200", () => client.TokenAsync());
    }

    [Fact]
    [Requirement("TOK-01")]
    public async Task Token_GetOrJson_IsRefused()
    {
        var get = await server.GetAsync(Tenant.Alpha.TokenEndpoint);
        var json = await server.PostTextAsync(Tenant.Alpha.TokenEndpoint, "{}");

        Assert.Equal(("405", "400 invalid_request"), (get.Outcome, json.Outcome));
    }

    /// <summary>Refused without echo, and the client may still do the right thing.</summary>
    private async Task RefusesAsync(
        string outcome,
        Func<JwtBuilder, JwtBuilder>? change = null,
        Func<FormBuilder, FormBuilder>? form = null
    )
    {
        const string Marker = "urn-marker-of-the-sender";
        var client = await server.RegisteredClientAsync();

        var answer = await client.TokenAsync(change, fields => (form ?? (same => same))(fields).With("marker", Marker));

        Assert.Equal((outcome, "application/json"), (answer.Outcome, answer.MediaType));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.DoesNotContain(Marker, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(client.ClientId, answer.Text, StringComparison.Ordinal);
        Assert.Subset(new HashSet<string> { "error", "error_description" }, answer.Members.ToHashSet());
        Assert.Equal("200", (await client.TokenAsync()).Outcome);
    }
}
