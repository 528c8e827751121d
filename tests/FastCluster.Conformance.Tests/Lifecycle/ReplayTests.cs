using System.Security.Cryptography;

namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class ReplayTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("JWT-13")]
    public async Task Token_SameAssertionAgain_IsRefused()
    {
        var client = await server.RegisteredClientAsync();
        var assertion = client.Assertion().Build();

        var first = await PostAsync(client, assertion);
        var second = await PostAsync(client, assertion);

        Assert.Equal("200", first.Outcome);
        Assert.Equal("400 invalid_client", second.Outcome);
    }

    [Fact]
    [Requirement("JWT-13")]
    [Requirement("REG-11")]
    public async Task Register_SameStatementAgain_IsRefused()
    {
        var client = server.Client();
        var statement = client.Statement().Build();

        var first = await client.RegisterAsync(statement);
        var second = await client.RegisterAsync(statement);

        Assert.Equal("201", first.Outcome);
        Assert.Equal("400 invalid_software_statement", second.Outcome);
    }

    [Fact]
    [Requirement("JWT-14")]
    [VectorCase("jti-reuse-after-exp")]
    public async Task Token_JwtIdAfterExpiryOfTheEarlierAssertion_IsAccepted()
    {
        var client = await server.RegisteredClientAsync();

        var first = await client.TokenAsync(assertion => assertion.WithClaim("jti", "x"));
        server.Clock.Advance(TimeSpan.FromSeconds(300 + 30 + 2));
        var second = await client.TokenAsync(assertion => assertion.WithClaim("jti", "x"));

        Assert.Equal(("200", "200"), (first.Outcome, second.Outcome));
    }

    [Fact]
    [Requirement("JWT-14")]
    [VectorCase("replay-ant")]
    public async Task Token_JwtIdBeforeExpiryOfTheEarlierAssertion_IsRefused()
    {
        var client = await server.RegisteredClientAsync();

        var first = await client.TokenAsync(assertion => assertion.WithClaim("jti", "x"));
        server.Clock.Advance(TimeSpan.FromSeconds(300));
        var second = await client.TokenAsync(assertion => assertion.WithClaim("jti", "x"));

        Assert.Equal(("200", "400 invalid_client"), (first.Outcome, second.Outcome));
    }

    [Fact]
    [Requirement("JWT-15")]
    [VectorCase("jti-other-client")]
    public async Task Token_SameJwtIdOfTwoClients_IsAcceptedForBoth()
    {
        var first = await server.RegisteredClientAsync();
        var second = await server.RegisteredClientAsync();

        var answers = new[]
        {
            await first.TokenAsync(assertion => assertion.WithClaim("jti", "1")),
            await second.TokenAsync(assertion => assertion.WithClaim("jti", "1")),
        };

        Assert.All(answers, answer => Assert.Equal("200", answer.Outcome));
    }

    [Fact]
    [Requirement("JWT-15")]
    public async Task Register_SameIssuerAndJwtIdInTwoCommunities_IsAcceptedInBoth()
    {
        var inA = server.Client();
        var inB = server.Client(server.Deployment.CommunityB, uri: inA.Uri);

        var first = await inA.RegisterAsync(statement => statement.WithClaim("jti", "1"));
        var second = await inB.RegisterAsync(statement => statement.WithClaim("jti", "1"));

        Assert.Equal(("201", "201"), (first.Outcome, second.Outcome));
    }

    [Fact]
    [Requirement("JWT-16")]
    [VectorCase("jti-not-burned")]
    public async Task Token_ThousandBadlySignedAssertions_DoNotBurnTheJwtId()
    {
        var client = await server.RegisteredClientAsync();
        var forged = client
            .Assertion()
            .WithClaim("jti", "victim")
            .WithSignature(input => RandomNumberGenerator.GetBytes(64))
            .Build();

        var refused = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => PostAsync(client, forged)));
        var real = await client.TokenAsync(assertion => assertion.WithClaim("jti", "victim"));

        Assert.All(refused, answer => Assert.Equal("400 invalid_client", answer.Outcome));
        Assert.Equal("200", real.Outcome);
    }

    [Theory]
    [InlineData("exp", 1)]
    [InlineData("aud", "https://alpha.test/register")]
    [Requirement("JWT-16")]
    public async Task Token_AssertionRefusedForItsClaims_DoesNotBurnTheJwtId(string claim, object value)
    {
        var client = await server.RegisteredClientAsync();

        var refused = await client.TokenAsync(assertion =>
            assertion.WithClaim("jti", "y").WithClaim(claim, value is int number ? number : (string)value)
        );
        var real = await client.TokenAsync(assertion => assertion.WithClaim("jti", "y"));

        Assert.Equal(("400 invalid_client", "200"), (refused.Outcome, real.Outcome));
    }

    [Fact]
    [Requirement("JWT-16")]
    public async Task Register_RefusedForItsMetadata_DoesNotBurnTheJwtId()
    {
        var client = server.Client();

        var refused = await client.RegisterAsync(statement => statement.WithClaim("jti", "z").WithoutClaim("scope"));
        var real = await client.RegisterAsync(statement => statement.WithClaim("jti", "z"));

        Assert.Equal(("400 invalid_client_metadata", "201"), (refused.Outcome, real.Outcome));
    }

    private Task<Answer> PostAsync(TestClient client, string assertion) =>
        server.PostFormAsync(client.Tenant.TokenEndpoint, TestClient.TokenForm(assertion));
}
