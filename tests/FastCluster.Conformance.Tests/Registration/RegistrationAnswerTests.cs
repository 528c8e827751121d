using System.Text;
using System.Text.Json;

namespace FastCluster.Conformance.Tests.Registration;

public sealed class RegistrationAnswerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("REG-26")]
    [Requirement("REG-27")]
    [Requirement("REG-28")]
    [Requirement("REG-29")]
    [Requirement("REG-31")]
    [Requirement("REG-42")]
    public async Task Register_NewClient_AnswersWithWhatWasRegistered()
    {
        var client = server.Client();
        var statement = client.Statement().Build();

        var answer = await client.RegisterAsync(statement);

        Assert.Equal(("201", "application/json"), (answer.Outcome, answer.MediaType));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("no-cache", answer.Headers["Pragma"]);
        Assert.Equal(statement, answer["software_statement"]);
        Assert.NotEmpty(answer["client_id"]!);
        Assert.Equal(("Test client", Names.Scopes), (answer["client_name"], answer["scope"]));
        Assert.Equal(["client_credentials"], answer.Strings("grant_types"));
        Assert.Equal("private_key_jwt", answer["token_endpoint_auth_method"]);
        string[] absent =
        [
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "jti",
            "redirect_uris",
            "response_types",
            "client_secret",
        ];
        Assert.Empty(absent.Intersect(answer.Members));
        Assert.DoesNotContain("registration_access_token", answer.Members);
        Assert.DoesNotContain("registration_client_uri", answer.Members);
        Assert.DoesNotContain(answer.Json.EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    [Requirement("REG-13")]
    [Requirement("REG-17")]
    [Requirement("REG-21")]
    [Requirement("REG-27")]
    public async Task Register_CodeClient_AnswersWithRedirectsAndResponseTypes()
    {
        var client = server.Client();

        var answer = await client.RegisterAsync(TestClient.ForCode);

        Assert.Equal("201", answer.Outcome);
        Assert.Equal(["https://client.test/cb"], answer.Strings("redirect_uris"));
        Assert.Equal(["code"], answer.Strings("response_types"));
        Assert.Equal("400 unauthorized_client", (await client.TokenAsync()).Outcome);
    }

    [Fact]
    [Requirement("REG-04")]
    public async Task Register_ParametersBesideTheStatement_AreIgnored()
    {
        var client = server.Client();
        var body = TestClient.Body(client.Statement().WithClaim("scope", "system/Patient.rs").Build());
        body["scope"] = "system/*.rs";
        body["client_name"] = "Other";

        var answer = await server.PostJsonAsync(client.Tenant.RegistrationEndpoint, body);

        Assert.Equal("201", answer.Outcome);
        Assert.Equal(("system/Patient.rs", "Test client"), (answer["scope"], answer["client_name"]));
    }

    [Fact]
    [Requirement("REG-25")]
    public async Task Register_UnknownMember_IsDropped()
    {
        var client = server.Client();

        var answer = await client.RegisterAsync(one => one.WithClaim("x_unknown", "value"));

        Assert.Equal("201", answer.Outcome);
        Assert.DoesNotContain("x_unknown", answer.Members);
    }

    [Fact]
    [Requirement("REG-30")]
    public async Task Register_MoreScopesThanSupported_ReportsThoseRegistered()
    {
        var client = server.Client();

        var answer = await client.RegisterAsync(one => one.WithClaim("scope", $"{Names.Scopes} unknown/Thing.rs"));

        Assert.Equal(("201", Names.Scopes), (answer.Outcome, answer["scope"]));
    }

    [Fact]
    [Requirement("REG-17")]
    public async Task Register_LogoWithCredentials_IsAccepted()
    {
        var client = server.Client();

        var answer = await client.RegisterAsync(one => one.WithClaim("logo_uri", "https://client.test/logo.png"));

        Assert.Equal("201", answer.Outcome);
    }

    /// <summary>RFC 9110 section 5.6.6: a quoted charset equals an unquoted one.</summary>
    [Theory]
    [InlineData("application/json; charset=\"utf-8\"", "201")]
    [InlineData("application/json; charset=UTF-8", "201")]
    [InlineData("application/json; charset=\"iso-8859-1\"", "415 invalid_client_metadata")]
    [Requirement("REG-01")]
    public async Task Register_CharsetOfTheBody_IsJudgedByItsValue(string contentType, string outcome)
    {
        var client = server.Client();
        var body = TestClient.Body(client.Statement().Build()).ToJsonString();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var answer = await server.SendAsync(HttpMethod.Post, client.Tenant.RegistrationEndpoint, content);

        Assert.Equal(outcome, answer.Outcome);
    }
}
