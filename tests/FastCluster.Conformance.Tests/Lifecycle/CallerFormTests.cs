namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>The shape of requests to the introspection and the revocation endpoint: status and error of each fault.</summary>
public sealed class CallerFormTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Form = "application/x-www-form-urlencoded";

    public static TheoryData<string> Endpoints => [Tenant.Alpha.IntrospectionEndpoint, Tenant.Alpha.RevocationEndpoint];

    [Theory]
    [MemberData(nameof(Endpoints))]
    [Requirement("REV-01")]
    [Requirement("REV-09")]
    public async Task Post_NotAForm_IsAnInvalidRequest(string endpoint)
    {
        var get = await server.GetAsync(endpoint);
        var json = await server.PostTextAsync(endpoint, "{}");
        var broken = await server.PostTextAsync(endpoint, "token=%zz", Form);
        var oversized = await server.PostTextAsync(endpoint, "token=" + new string('t', 128 * 1024), Form);

        Assert.Equal(("405", "400 invalid_request"), (get.Outcome, json.Outcome));
        Assert.Equal(("400 invalid_request", "413 invalid_request"), (broken.Outcome, oversized.Outcome));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    [Requirement("REV-01")]
    [Requirement("REV-09")]
    public async Task Post_FormWithAMistake_NamesTheMistake(string endpoint)
    {
        var json = await server.PostTextAsync(endpoint, "{}");
        var tokenless = await server.PostFormAsync(endpoint, TestClient.TokenForm("any"));
        var twice = await server.PostTextAsync(endpoint, "token=a&token=b", Form);

        Assert.Equal(
            [
                "The media type must be application/x-www-form-urlencoded in UTF-8.",
                "A required parameter is missing: client_assertion_type and client_assertion; for a token also grant_type and "
                    + "what this grant carries; for introspection and revocation also token.",
                "A parameter occurs more than once.",
            ],
            new[] { json, tokenless, twice }.Select(answer => answer["error_description"])
        );
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    [Requirement("REV-01")]
    [Requirement("REV-09")]
    public async Task Post_WithAnAuthorizationHeaderAlone_IsChallenged(string endpoint)
    {
        var answer = await server.PostFormAsync(
            endpoint,
            new FormBuilder().With("token", "any"),
            request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer x")
        );

        Assert.Equal("401 invalid_client", answer.Outcome);
        Assert.Contains("WWW-Authenticate", answer.Headers.Keys);
    }

    [Theory]
    [InlineData("cursor")]
    [InlineData("wait")]
    [InlineData("client_assertion")]
    [Requirement("REV-09")]
    public async Task Feed_ParameterTwice_IsAnInvalidRequest(string name)
    {
        var answer = await server.ResourceServer().FollowAsync("any", "1", form => form.AndAlso(name, "x"));

        Assert.Equal("400 invalid_request", answer.Outcome);
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Feed_NotAForm_IsAnInvalidRequest()
    {
        var endpoint = Tenant.Alpha.RevocationFeedEndpoint;
        var get = await server.GetAsync(endpoint);
        var json = await server.PostTextAsync(endpoint, "{}");
        var broken = await server.PostTextAsync(endpoint, "cursor=%zz", Form);

        Assert.Equal(
            ["405", "400 invalid_request", "400 invalid_request"],
            new[] { get, json, broken }.Select(one => one.Outcome)
        );
    }

    [Theory]
    [InlineData("token")]
    [InlineData("client_assertion")]
    [Requirement("REV-09")]
    public async Task Introspect_ParameterTwice_IsAnInvalidRequest(string name)
    {
        var answer = await server.ResourceServer().IntrospectAsync("any", form => form.AndAlso(name, "x"));

        Assert.Equal("400 invalid_request", answer.Outcome);
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Introspect_WithoutToken_IsAnInvalidRequest()
    {
        var answer = await server.ResourceServer().IntrospectAsync("any", form => form.Without("token"));

        Assert.Equal("400 invalid_request", answer.Outcome);
    }

    [Theory]
    [InlineData("token", "x")]
    [InlineData("client_assertion", "x")]
    [InlineData("udap", "1")]
    [Requirement("REV-01")]
    public async Task Revoke_ParameterTwice_IsAnInvalidRequest(string name, string value)
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.RevokeAsync("any", form => form.AndAlso(name, value));

        Assert.Equal("400 invalid_request", answer.Outcome);
    }
}
