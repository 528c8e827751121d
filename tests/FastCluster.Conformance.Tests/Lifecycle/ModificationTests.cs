using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class ModificationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("MOD-05")]
    [Requirement("MOD-09")]
    [VectorCase("reg-twice")]
    public async Task Register_SameClaimsWithFreshJwtId_KeepsTheClientId()
    {
        var client = await server.RegisteredClientAsync();
        var first = client.ClientId;

        var again = await client.RegisterAsync();

        Assert.Equal("200", again.Outcome);
        Assert.Equal(first, again["client_id"]);
    }

    [Fact]
    [Requirement("MOD-01")]
    [Requirement("MOD-02")]
    [VectorCase("reg-modify")]
    public async Task Register_WithoutMembersOfTheFirst_ReplacesEverything()
    {
        var client = server.Client();
        await client.RegisterAsync(statement => statement.WithClaim("tos_uri", "https://client.test/tos"));

        var second = await client.RegisterAsync(statement => statement.WithClaim("client_name", "Renamed"));

        Assert.Equal("200", second.Outcome);
        Assert.Equal("Renamed", second["client_name"]);
        Assert.DoesNotContain("tos_uri", second.Members);
    }

    [Fact]
    [Requirement("MOD-01")]
    public async Task Register_NarrowerScope_CountsForTheNextToken()
    {
        var client = await server.RegisteredClientAsync();

        await client.RegisterAsync(statement => statement.WithClaim("scope", "system/Observation.rs"));
        var token = await client.TokenAsync();
        var old = await client.TokenAsync(form: form => form.With("scope", "system/Patient.rs"));

        Assert.Equal("system/Observation.rs", token["scope"]);
        Assert.Equal("400 invalid_scope", old.Outcome);
    }

    public static TheoryData<string, string?> Faults =>
        new()
        {
            { "client_name", null },
            { "contacts", """["a@b"]""" },
            { "grant_types", """["client_credentials","authorization_code"]""" },
            { "token_endpoint_auth_method", "\"client_secret_basic\"" },
            { "scope", "\"unknown/Scope.rs\"" },
            { "exp", "1" },
            { "aud", "\"https://alpha.test/token\"" },
            { "sub", "\"https://client.test/other\"" },
            { "redirect_uris", """["https://client.test/cb"]""" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("MOD-04")]
    [Requirement("REG-35")]
    public async Task Register_FaultyModification_ChangesNothing(string claim, string? json)
    {
        var client = await server.RegisteredClientAsync();

        var refused = await client.RegisterAsync(statement =>
            Change(statement.WithClaim("scope", "system/Observation.rs"), claim, json)
        );
        var token = await client.TokenAsync();

        Assert.StartsWith("400 ", refused.Outcome, StringComparison.Ordinal);
        Assert.Equal(("200", Names.Scopes), (token.Outcome, token["scope"]));
    }

    [Fact]
    [Requirement("MOD-04")]
    [Requirement("REG-35")]
    public async Task Register_ModificationBySomeoneElsesCertificate_ChangesNothing()
    {
        var client = await server.RegisteredClientAsync();
        var stranger = client.As(server.Client().Key);

        var refused = await stranger.RegisterAsync(statement => statement.WithClaim("scope", "system/Patient.rs"));
        var token = await client.TokenAsync();

        Assert.Equal("400 invalid_software_statement", refused.Outcome);
        Assert.Equal(Names.Scopes, token["scope"]);
    }

    [Fact]
    [Requirement("MOD-08")]
    public async Task Register_WithAnotherKey_KeepsTheClientAndTakesTheKey()
    {
        var client = await server.RegisteredClientAsync();
        var community = server.Deployment.CommunityA;
        var rekeyed = client.As(community.Issuing.Issue(community.Leaf(client.Uri) with { Key = null }));

        var answer = await rekeyed.RegisterAsync();
        var token = await rekeyed.TokenAsync();

        Assert.Equal(("200", client.ClientId), (answer.Outcome, answer["client_id"]));
        Assert.Equal("200", token.Outcome);
    }

    [Fact]
    [Requirement("MOD-07")]
    [Requirement("REG-33")]
    public async Task Register_SameIssuerFromAnotherCommunity_IsAnotherClient()
    {
        var inA = await server.RegisteredClientAsync();
        var inB = server.Client(server.Deployment.CommunityB, uri: inA.Uri);

        var registered = await inB.RegisterAsync(statement => statement.WithClaim("scope", "system/Patient.rs"));
        var modified = await inB.RegisterAsync(statement => statement.WithClaim("scope", "system/Observation.rs"));
        var token = await inA.TokenAsync();

        Assert.Equal(("201", "200"), (registered.Outcome, modified.Outcome));
        Assert.NotEqual(inA.ClientId, inB.ClientId);
        Assert.Equal(("200", Names.Scopes), (token.Outcome, token["scope"]));
    }

    [Fact]
    [Requirement("MOD-07")]
    public async Task Token_ClientOfOneCommunityWithCertificateOfAnother_IsRefused()
    {
        var inA = await server.RegisteredClientAsync();
        var inB = server.Client(server.Deployment.CommunityB, uri: inA.Uri);
        await inB.RegisterAsync();

        var crossed = await inA.As(inB.Key).TokenAsync();

        Assert.Equal("400 invalid_client", crossed.Outcome);
    }

    [Fact]
    [Requirement("MOD-20")]
    public async Task Register_AnotherClientWithTheSameKeyAndGrant_CancelsNothing()
    {
        var first = await server.RegisteredClientAsync();
        var second = server.Client();
        Assert.Equal(first.Key.PrivateKey, second.Key.PrivateKey);

        await second.RegisterAsync();

        Assert.Equal(("200", "200"), ((await first.TokenAsync()).Outcome, (await second.TokenAsync()).Outcome));
    }

    private static JwtBuilder Change(JwtBuilder statement, string claim, string? json) =>
        json is null ? statement.WithoutClaim(claim) : statement.WithClaim(claim, JsonNode.Parse(json));
}
