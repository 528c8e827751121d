namespace FastCluster.Conformance.Tests.Tenants;

/// <summary>Nothing crosses from one authorization server to another of the same deployment.</summary>
public sealed class TenantTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    [Requirement("REG-09")]
    [Requirement("JWT-18")]
    public async Task Register_StatementForAnotherTenant_IsRefused()
    {
        var client = server.Client();
        var statement = client.As(otherTenant: Tenant.Beta).Statement().Build();

        Assert.Equal("400 invalid_software_statement", (await client.RegisterAsync(statement)).Outcome);
    }

    [Fact]
    [Requirement("REG-33")]
    [Requirement("TOK-10")]
    public async Task Register_SameClientAtTwoTenants_IsTwoClients()
    {
        var atAlpha = await server.RegisteredClientAsync();
        var atBeta = atAlpha.As(otherTenant: Tenant.Beta);

        var foreign = await atBeta.TokenAsync();
        var registered = await atBeta.RegisterAsync();

        Assert.Equal(("400 invalid_client", "201"), (foreign.Outcome, registered.Outcome));
        Assert.NotEqual(atAlpha.ClientId, atBeta.ClientId);
    }

    [Fact]
    [Requirement("MOD-15")]
    public async Task Cancel_AtOneTenant_LeavesTheOtherAlone()
    {
        var atAlpha = await server.RegisteredClientAsync();
        var atBeta = atAlpha.As(otherTenant: Tenant.Beta);
        await atBeta.RegisterAsync();

        Assert.Equal("200", (await atBeta.CancelAsync()).Outcome);

        Assert.Equal("200", (await atAlpha.TokenAsync()).Outcome);
    }

    [Fact]
    [Requirement("JWT-15")]
    public async Task Register_SameJwtIdAtTwoTenants_IsAcceptedAtBoth()
    {
        var atAlpha = server.Client();
        var atBeta = atAlpha.As(otherTenant: Tenant.Beta);

        var first = await atAlpha.RegisterAsync(one => one.WithClaim("jti", "1"));
        var second = await atBeta.RegisterAsync(one => one.WithClaim("jti", "1"));

        Assert.Equal(("201", "201"), (first.Outcome, second.Outcome));
    }

    [Fact]
    [Requirement("TOK-08")]
    [Requirement("BCP-11")]
    public async Task Token_AssertionForAnotherTenant_IsRefused()
    {
        var atAlpha = await server.RegisteredClientAsync();

        var answer = await atAlpha.TokenAsync(one => one.WithClaim("aud", Tenant.Beta.TokenEndpoint));

        Assert.Equal("400 invalid_client", answer.Outcome);
    }

    [Fact]
    [Requirement("REV-10")]
    [Requirement("REV-02")]
    public async Task Token_OfOneTenant_IsUnknownAtTheOther()
    {
        var atAlpha = await server.RegisteredClientAsync();
        var atBeta = await server.RegisteredClientAsync(tenant: Tenant.Beta);
        var token = await atAlpha.GetTokenAsync();

        var revoked = await atBeta.RevokeAsync(token);
        var introspected = await server.ResourceServer(Names.BaseBeta).IntrospectAsync(token);

        Assert.Equal(("200", """{"active":false}"""), (revoked.Outcome, introspected.Text));
        Assert.True(await server.ResourceServer().IsActiveAsync(token));
    }
}
