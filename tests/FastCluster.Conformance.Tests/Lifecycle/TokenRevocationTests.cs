using FastCluster.Contracts.Revocations;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Lifecycle;

public sealed class TokenRevocationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData(null)]
    [InlineData("access_token")]
    [InlineData("refresh_token")]
    [InlineData("nonsense")]
    [Requirement("REV-01")]
    [Requirement("REV-05")]
    [Requirement("REV-06")]
    public async Task Revoke_OwnToken_EndsItWhateverTheHint(string? hint)
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();
        var other = await client.GetTokenAsync();

        var answer = await client.RevokeAsync(token, form => hint is null ? form : form.With("token_type_hint", hint));

        Assert.Equal("200", answer.Outcome);
        Assert.False(await server.ResourceServer().IsActiveAsync(token));
        Assert.True(await server.ResourceServer().IsActiveAsync(other));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [Requirement("REV-02")]
    [VectorCase("revoke-unknown")]
    public async Task Revoke_UnknownToken_IsAccepted(string token)
    {
        var client = await server.RegisteredClientAsync();

        Assert.Equal("200", (await client.RevokeAsync(token)).Outcome);
    }

    [Fact]
    [Requirement("REV-02")]
    public async Task Revoke_ExpiredOrRevokedToken_IsAccepted()
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();

        var first = await client.RevokeAsync(token);
        var again = await client.RevokeAsync(token);
        server.Clock.Advance(TimeSpan.FromHours(1));
        var expired = await client.RevokeAsync(token);

        Assert.All([first, again, expired], answer => Assert.Equal("200", answer.Outcome));
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Introspect_TokensRevokedBeforeTheClockWasSetForthAndBack_AreInactive()
    {
        await using var own = new DisposableServer(await RunningServer.StartAsync());
        var (client, revoked) = (await own.Server.RegisteredClientAsync(), await own.Server.RegisteredClientAsync());
        var (dead, ofRevoked) = (await client.GetTokenAsync(), await revoked.GetTokenAsync());
        await client.RevokeAsync(dead);
        await own.Server.RevokeAsync(RevocationScope.Client, revoked.ClientId);

        own.Server.Clock.Advance(TimeSpan.FromHours(2));
        await own.Server.RevokeAsync(RevocationScope.Client, client.ClientId); // the node reads its log, and forgets what is over
        own.Server.Clock.Advance(TimeSpan.FromHours(-2));

        Assert.False(await own.Server.ResourceServer().IsActiveAsync(dead));
        Assert.False(await own.Server.ResourceServer().IsActiveAsync(ofRevoked));
    }

    [Fact]
    [Requirement("REV-03")]
    [VectorCase("revoke-foreign")]
    public async Task Revoke_TokenOfAnotherClient_IsRefusedAndTheTokenLives()
    {
        var owner = await server.RegisteredClientAsync();
        var thief = await server.RegisteredClientAsync();
        var token = await owner.GetTokenAsync();

        var answer = await thief.RevokeAsync(token);

        Assert.Equal("400 invalid_grant", answer.Outcome);
        Assert.True(await server.ResourceServer().IsActiveAsync(token));
    }

    [Theory]
    [InlineData("client_assertion", "400 invalid_request")]
    [InlineData("client_assertion_type", "400 invalid_request")]
    [InlineData("udap", "400 invalid_request")]
    [InlineData("token", "400 invalid_request")]
    [Requirement("REV-01")]
    public async Task Revoke_WithoutARequiredParameter_IsRefused(string parameter, string outcome)
    {
        var client = await server.RegisteredClientAsync();
        var token = await client.GetTokenAsync();

        var answer = await client.RevokeAsync(token, form => form.Without(parameter));

        Assert.Equal(outcome, answer.Outcome);
        Assert.True(await server.ResourceServer().IsActiveAsync(token));
    }

    [Fact]
    [Requirement("REV-01")]
    [Requirement("JWT-13")]
    public async Task Revoke_WithTheAssertionOfATokenRequest_IsAReplay()
    {
        var client = await server.RegisteredClientAsync();
        var assertion = client.Assertion().Build();
        var token = await server.PostFormAsync(client.Tenant.TokenEndpoint, TestClient.TokenForm(assertion));

        var answer = await client.RevokeAsync(token["access_token"]!, form => form.With("client_assertion", assertion));

        Assert.Equal("400 invalid_client", answer.Outcome);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Operator_RevokesWhatAClientWasIssued_EndsItsTokensOnly()
    {
        var client = await server.RegisteredClientAsync();
        var other = await server.RegisteredClientAsync();
        var (token, kept) = (await client.GetTokenAsync(), await other.GetTokenAsync());

        var reason = await server.RevokeAsync(RevocationScope.Client, client.ClientId);

        Assert.Equal(RejectionReason.None, reason);
        await Eventually.DiesAsync(server.ResourceServer(), token);
        Assert.True(await server.ResourceServer().IsActiveAsync(kept));
        Assert.True(await server.ResourceServer().IsActiveAsync(await client.GetTokenAsync()));
    }
}
