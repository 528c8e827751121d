using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class CancellationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("MOD-10")]
    [Requirement("MOD-11")]
    [Requirement("MOD-13")]
    public async Task Cancel_RegisteredClient_AnswersWithItsIdAndNoGrants()
    {
        var client = await server.RegisteredClientAsync();
        var statement = client
            .Jwt(client.Uri, client.Tenant.RegistrationEndpoint)
            .WithClaim("grant_types", new JsonArray())
            .Build();

        var answer = await server.PostJsonAsync(client.Tenant.RegistrationEndpoint, TestClient.Body(statement));

        Assert.Equal(("200", client.ClientId), (answer.Outcome, answer["client_id"]));
        Assert.Empty(answer.Strings("grant_types"));
        Assert.Equal(statement, answer["software_statement"]);
    }

    [Fact]
    [Requirement("MOD-16")]
    [Requirement("TOK-10")]
    [Requirement("REV-12")]
    [VectorCase("cancel")]
    public async Task Cancel_RegisteredClient_EndsTokensAndRequests()
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        Assert.True(await server.ResourceServer().IsActiveAsync(token));

        await client.CancelAsync();

        Assert.Equal("400 invalid_client", (await client.TokenAsync()).Outcome);
        Assert.Equal("400 invalid_client", (await client.RevokeAsync(token)).Outcome);
        await Eventually.DiesAsync(server.ResourceServer(), token);
    }

    [Theory]
    [InlineData("client_name", "7")]
    [InlineData("redirect_uris", "[\"http://x\"]")]
    [InlineData("scope", "\"\"")]
    [InlineData("contacts", "[]")]
    [Requirement("MOD-13")]
    public async Task Cancel_WithMetadataThatWouldBeRefused_IsDone(string claim, string json)
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.CancelAsync(statement => statement.WithClaim(claim, JsonNode.Parse(json)));

        Assert.Equal("200", answer.Outcome);
    }

    [Theory]
    [InlineData("sub", "\"https://client.test/other\"", "400 invalid_software_statement")]
    [InlineData("aud", "\"https://alpha.test/token\"", "400 invalid_software_statement")]
    [InlineData("exp", "1", "400 invalid_software_statement")]
    [InlineData("jti", "7", "400 invalid_software_statement")]
    [InlineData("grant_types", "null", "400 invalid_client_metadata")]
    [InlineData("grant_types", "\"\"", "400 invalid_client_metadata")]
    [Requirement("MOD-12")]
    [Requirement("MOD-13")]
    public async Task Cancel_Faulty_ChangesNothing(string claim, string json, string outcome)
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.CancelAsync(statement => statement.WithClaim(claim, JsonNode.Parse(json)));

        Assert.Equal(outcome, answer.Outcome);
        Assert.Equal("200", (await client.TokenAsync()).Outcome);
    }

    [Fact]
    [Requirement("MOD-12")]
    [Requirement("REG-18")]
    public async Task Register_WithoutGrantTypes_IsAnErrorAndNoCancellation()
    {
        var client = await server.RegisteredClientAsync();

        var answer = await client.RegisterAsync(statement => statement.WithoutClaim("grant_types"));

        Assert.Equal("400 invalid_client_metadata", answer.Outcome);
        Assert.Equal("200", (await client.TokenAsync()).Outcome);
    }

    [Fact]
    [Requirement("MOD-14")]
    [VectorCase("cancel-unknown")]
    public async Task Cancel_NothingRegistered_IsRefusedAndLeavesNoRecord()
    {
        var client = server.Client();

        var cancelled = await client.CancelAsync();
        var registered = await client.RegisterAsync();

        Assert.Equal(("400 invalid_client_metadata", "201"), (cancelled.Outcome, registered.Outcome));
    }

    [Fact]
    [Requirement("MOD-14")]
    public async Task Cancel_Twice_IsRefusedTheSecondTime()
    {
        var client = await server.RegisteredClientAsync();

        var first = await client.CancelAsync();
        var second = await client.CancelAsync();

        Assert.Equal(("200", "400 invalid_client_metadata"), (first.Outcome, second.Outcome));
    }

    [Fact]
    [Requirement("MOD-15")]
    [VectorCase("reg-two-communities")]
    public async Task Cancel_InOneCommunity_LeavesTheOtherAlone()
    {
        var inA = await server.RegisteredClientAsync();
        var inB = server.Client(server.Deployment.CommunityB, uri: inA.Uri);
        await inB.RegisterAsync();
        var token = await inA.GetTokenAsync();

        var cancelled = await inB.CancelAsync();

        Assert.Equal(("200", inB.ClientId), (cancelled.Outcome, cancelled["client_id"]));
        Assert.Equal("400 invalid_client", (await inB.TokenAsync()).Outcome);
        Assert.Equal("200", (await inA.TokenAsync()).Outcome);
        Assert.True(await server.ResourceServer().IsActiveAsync(token));
    }

    [Fact]
    [Requirement("MOD-17")]
    [Requirement("REG-34")]
    [VectorCase("cancel-then-register")]
    public async Task Register_AfterCancellation_IsANewClient()
    {
        var client = await server.RegisteredClientAsync();
        var retired = client.As();
        var token = await client.GetTokenAsync();
        await client.CancelAsync();

        var again = await client.RegisterAsync();

        Assert.Equal("201", again.Outcome);
        Assert.NotEqual(retired.ClientId, client.ClientId);
        var fresh = await client.GetTokenAsync();
        Assert.Equal("400 invalid_client", (await retired.TokenAsync()).Outcome);
        await Eventually.DiesAsync(server.ResourceServer(), token);
        Assert.True(await server.ResourceServer().IsActiveAsync(fresh));
    }

    [Fact]
    [Requirement("TOK-24")]
    [Requirement("BCP-10")]
    public async Task Token_UnknownAndCancelledClientAndBadSignature_ReadTheSame()
    {
        var client = await server.RegisteredClientAsync();
        var unknown = client.As();
        unknown.ClientId = "nobody";
        var badlySigned = await client.TokenAsync(one => one.WithSignature(_ => new byte[64]));
        await client.CancelAsync();

        var ofUnknown = await unknown.TokenAsync();
        var ofCancelled = await client.TokenAsync();

        Assert.Equal("400 invalid_client", ofUnknown.Outcome);
        Assert.Equal((ofUnknown.Text, ofUnknown.Text), (ofCancelled.Text, badlySigned.Text));
    }
}
