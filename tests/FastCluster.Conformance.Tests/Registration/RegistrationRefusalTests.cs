using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Registration;

/// <summary>The error table of the registration endpoint: status, code, headers, no echo, no client left behind.</summary>
public sealed class RegistrationRefusalTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Marker = "urn-marker-of-the-sender";

    [Theory]
    [InlineData("iss", "\"https://client.test/other\"")]
    [InlineData("iss", "null")]
    [InlineData("sub", "\"https://client.test/other\"")]
    [InlineData("aud", "\"https://alpha.test/token\"")]
    [InlineData("aud", "\"http://alpha.test/register\"")]
    [InlineData("aud", "\"https://alpha.test/register/\"")]
    [InlineData("exp", "1")]
    [InlineData("exp", "null")]
    [InlineData("iat", "null")]
    [InlineData("iat", "4102444800")]
    [InlineData("jti", "null")]
    [InlineData("jti", "\"\"")]
    [Requirement("REG-07")]
    [Requirement("REG-08")]
    [Requirement("REG-09")]
    [Requirement("REG-10")]
    [Requirement("REG-11")]
    public Task Register_FaultyStandardClaim_IsAnInvalidStatement(string claim, string json) =>
        RefusesAsync("400 invalid_software_statement", one => one.WithClaim(claim, JsonNode.Parse(json)));

    [Theory]
    [InlineData("client_name", "\"\"")]
    [InlineData("client_name", "7")]
    [Requirement("REG-12")]
    public Task Register_FaultyName_IsRefused(string claim, string json) => RefusesMetadataAsync(claim, json);

    [Theory]
    [InlineData("contacts", """["a@b"]""")]
    [InlineData("contacts", """["https://x"]""")]
    [InlineData("contacts", "[]")]
    [InlineData("contacts", "\"mailto:a@b\"")]
    [Requirement("REG-16")]
    public Task Register_FaultyContacts_IsRefused(string claim, string json) => RefusesMetadataAsync(claim, json);

    [Theory]
    [InlineData("grant_types", """["implicit"]""")]
    [InlineData("grant_types", """["client_credentials","authorization_code"]""")]
    [InlineData("grant_types", """["refresh_token"]""")]
    [InlineData("grant_types", """["client_credentials","refresh_token"]""")]
    [InlineData("grant_types", "\"client_credentials\"")]
    [Requirement("REG-18")]
    [Requirement("REG-19")]
    [Requirement("REG-20")]
    public Task Register_FaultyGrantTypes_IsRefused(string claim, string json) => RefusesMetadataAsync(claim, json);

    [Theory]
    [InlineData("redirect_uris", """["https://client.test/cb"]""")]
    [InlineData("response_types", """["code"]""")]
    [Requirement("REG-13")]
    [Requirement("REG-21")]
    public Task Register_MemberOfTheCodeGrantWithCredentials_IsRefused(string claim, string json) =>
        RefusesMetadataAsync(claim, json);

    [Theory]
    [InlineData("token_endpoint_auth_method", "\"client_secret_basic\"")]
    [InlineData("token_endpoint_auth_method", "\"none\"")]
    [InlineData("token_endpoint_auth_method", "null")]
    [Requirement("REG-22")]
    [Requirement("REG-39")]
    public Task Register_OtherAuthenticationMethod_IsRefused(string claim, string json) =>
        RefusesMetadataAsync(claim, json);

    [Theory]
    [InlineData("scope", "\"\"")]
    [InlineData("scope", """["system/Patient.rs"]""")]
    [InlineData("scope", "\"unknown/Thing.rs\"")]
    [InlineData("scope", "\"patient/Patient.rs\"")]
    [Requirement("REG-23")]
    [Requirement("REG-24")]
    [Requirement("REG-38")]
    [Requirement("SCOPE-16")]
    public Task Register_FaultyScope_IsRefused(string claim, string json) => RefusesMetadataAsync(claim, json);

    [Theory]
    [InlineData("client_name")]
    [InlineData("contacts")]
    [InlineData("token_endpoint_auth_method")]
    [InlineData("scope")]
    [Requirement("REG-12")]
    [Requirement("REG-16")]
    [Requirement("REG-22")]
    [Requirement("REG-23")]
    public Task Register_WithoutARequiredMember_IsRefused(string claim) =>
        RefusesAsync("400 invalid_client_metadata", one => one.WithoutClaim(claim));

    [Theory]
    [InlineData("http://localhost/cb")]
    [InlineData("app:callback")]
    [InlineData("https://client.test/cb#part")]
    [InlineData("https://client.test/*")]
    [InlineData("/cb")]
    [Requirement("REG-14")]
    [Requirement("REG-15")]
    public Task Register_FaultyRedirectUri_IsRefused(string uri) =>
        RefusesAsync(
            "400 invalid_redirect_uri",
            one => TestClient.ForCode(one).WithClaim("redirect_uris", new JsonArray(uri))
        );

    [Theory]
    [InlineData("https://client.test/logo.svg")]
    [InlineData("http://client.test/logo.png")]
    [Requirement("REG-17")]
    public Task Register_FaultyLogoOfACodeClient_IsRefused(string logo) =>
        RefusesAsync("400 invalid_client_metadata", one => TestClient.ForCode(one).WithClaim("logo_uri", logo));

    [Fact]
    [Requirement("REG-25")]
    [Requirement("REG-32")]
    public async Task Register_OptionalOrLongMember_IsHeldToItsType()
    {
        await RefusesMetadataAsync("tos_uri", "7");
        await RefusesMetadataAsync("client_name", $"\"{new string('x', 5_000)}\"");
    }

    [Fact]
    [Requirement("JWT-24")]
    [Requirement("REG-02")]
    public async Task Register_MoreThanTheBodyMayHold_IsRefused()
    {
        var statement = server.Client().Statement().Build();
        var many = TestClient.Body(statement, [.. Enumerable.Repeat("x", 21)]);
        var large = TestClient.Body(statement, new string('x', 128 * 1024));

        var tooMany = await server.PostJsonAsync(Tenant.Alpha.RegistrationEndpoint, many);
        var tooLarge = await server.PostJsonAsync(Tenant.Alpha.RegistrationEndpoint, large);

        AssertRefused("400 invalid_client_metadata", tooMany);
        AssertRefused("413 invalid_client_metadata", tooLarge);
    }

    [Fact]
    [Requirement("REG-05")]
    public Task Register_SignedByARandomKey_IsAnInvalidStatement() =>
        RefusesAsync(
            "400 invalid_software_statement",
            one => one.WithSignature(_ => RandomNumberGenerator.GetBytes(64))
        );

    [Fact]
    [Requirement("REG-06")]
    public async Task Register_CertificateOfAnUnknownRoot_IsUnapproved()
    {
        var client = server.Client(TestCommunity.Create("nobody-knows"));

        Assert.Equal("400 unapproved_software_statement", (await client.RegisterAsync()).Outcome);
    }

    [Theory]
    [InlineData("udap", null)]
    [InlineData("udap", "\"2\"")]
    [InlineData("udap", "1")]
    [InlineData("certifications", "\"[]\"")]
    [InlineData("certifications", "[7]")]
    [Requirement("REG-02")]
    [Requirement("REG-03")]
    public async Task Register_FaultyBodyMember_IsRefused(string member, string? json)
    {
        var client = server.Client();
        var body = TestClient.Body(client.Statement().Build());
        body.Remove(member);
        body.Add(member, JsonNode.Parse(json ?? "null"));

        var answer = await server.PostJsonAsync(client.Tenant.RegistrationEndpoint, body);

        AssertRefused("400 invalid_client_metadata", answer);
        Assert.Equal("201", (await client.RegisterAsync()).Outcome);
    }

    [Theory]
    [InlineData("""{"udap":"1"}""", "400 invalid_software_statement")]
    [InlineData("""{"udap":"1","software_statement":"x"}""", "400 invalid_software_statement")]
    [InlineData("""{"udap":"1","software_statement":"e30.e30.AAAA"}""", "400 invalid_software_statement")]
    [InlineData("[]", "400 invalid_client_metadata")]
    [InlineData("not json", "400 invalid_client_metadata")]
    [InlineData("", "400 invalid_client_metadata")]
    [Requirement("REG-02")]
    [Requirement("REG-32")]
    public async Task Register_MalformedBody_IsRefused(string body, string outcome)
    {
        AssertRefused(outcome, await server.PostTextAsync(Tenant.Alpha.RegistrationEndpoint, body));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [Requirement("REG-01")]
    public async Task Register_OtherMediaType_IsRefused(string mediaType)
    {
        var body = TestClient.Body(server.Client().Statement().Build()).ToJsonString();

        var answer = await server.PostTextAsync(Tenant.Alpha.RegistrationEndpoint, body, mediaType);

        Assert.Equal("415 invalid_client_metadata", answer.Outcome);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [Requirement("REG-01")]
    [Requirement("REG-42")]
    public async Task Send_OtherMethod_IsNotAllowed(string method)
    {
        var answer = await server.SendAsync(new HttpMethod(method), Tenant.Alpha.RegistrationEndpoint);

        Assert.Equal("405", answer.Outcome);
    }

    private Task RefusesMetadataAsync(string claim, string json) =>
        RefusesAsync("400 invalid_client_metadata", one => one.WithClaim(claim, JsonNode.Parse(json)));

    /// <summary>Refused, says nothing of what was sent, and the client is still new afterwards.</summary>
    private async Task RefusesAsync(string outcome, Func<JwtBuilder, JwtBuilder> change)
    {
        var client = server.Client();

        var answer = await client.RegisterAsync(one => change(one.WithClaim("software_id", Marker)));

        AssertRefused(outcome, answer);
        Assert.Equal("201", (await client.RegisterAsync()).Outcome);
    }

    private static void AssertRefused(string outcome, Answer answer)
    {
        Assert.Equal((outcome, "application/json"), (answer.Outcome, answer.MediaType));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.DoesNotContain(Marker, answer.Text, StringComparison.Ordinal);
        Assert.Subset(new HashSet<string> { "error", "error_description" }, answer.Members.ToHashSet());
    }
}
