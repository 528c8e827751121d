using FastCluster.Api.Admin;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Operators;

/// <summary>Every way in which an operator is refused: status, and which rule it was.</summary>
public sealed class OperatorReasonTests(OperatedServer owner) : IClassFixture<OperatedServer>
{
    private static readonly Dictionary<RejectionReason, Func<JwtBuilder, string?>> s_tokens = new()
    {
        [RejectionReason.OperatorAnonymous] = _ => null,
        [RejectionReason.OperatorTokenMalformed] = one => one.WithHeader("kid", "unknown").Build(),
        [RejectionReason.OperatorTokenSignature] = one => one.WithSignature(_ => new byte[64]).Build(),
        [RejectionReason.OperatorTokenAudience] = one => one.WithClaim("aud", "https://other.test").Build(),
        [RejectionReason.OperatorTokenTime] = one => one.WithClaim("exp", 4_000_000_000).Build(),
    };

    private RunningServer Server => owner.Server;

    public static TheoryData<RejectionReason> Tokens => [.. s_tokens.Keys];

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Read_WithAFaultyToken_IsUnauthorized(RejectionReason reason)
    {
        var answer = await owner.SendAsync(HttpMethod.Get, "clients", s_tokens[reason](owner.Token()));
        var granted = await owner.SendAsync(HttpMethod.Get, "clients", owner.Token(OperatorRole.Read).Build());

        Assert.Equal((401, reason), ((int)answer.Status, Server.ReasonOf(answer)));
        Assert.Contains("WWW-Authenticate", answer.Headers.Keys);
        Assert.Equal(200, (int)granted.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/DashboardCounters")]
    [InlineData("/GrainState")]
    public async Task Dashboard_NotConfigured_IsUnknown(string path)
    {
        var answer = await owner.SendAsync(HttpMethod.Get, "/admin/dashboard" + path, owner.Token().Build());

        Assert.Equal(404, (int)answer.Status);
    }

    [Fact]
    public async Task Read_WithAPinnedCertificateThatHasExpired_IsUnauthorized()
    {
        var answer = await owner.SendWithExpiredCertificateAsync(HttpMethod.Get, "clients");

        Assert.Equal((401, RejectionReason.OperatorCertificateExpired), ((int)answer.Status, Server.ReasonOf(answer)));
    }

    [Fact]
    [Requirement("TOK-10")]
    public async Task Disable_ByAReader_IsForbiddenAndTheClientGoesOn()
    {
        var client = await Server.RegisteredClientAsync();

        var answer = await owner.SendAsync(
            HttpMethod.Post,
            $"clients/{client.ClientId}/disable",
            owner.Token(OperatorRole.Read).Build()
        );

        Assert.Equal((403, RejectionReason.OperatorRole), ((int)answer.Status, Server.ReasonOf(answer)));
        Assert.Equal("200", (await client.TokenAsync()).Outcome);
    }

    [Fact]
    public async Task Disable_OfNobody_IsNotFound()
    {
        var answer = await owner.SendAsync(HttpMethod.Post, "clients/nobody/disable", owner.Token().Build());

        Assert.Equal((404, RejectionReason.OperatorSubjectUnknown), ((int)answer.Status, Server.ReasonOf(answer)));
    }

    [Fact]
    [Requirement("TOK-10")]
    public async Task Disable_OfAVersionThatIsNotInForce_ChangesNothing()
    {
        var client = await Server.RegisteredClientAsync();
        var path = $"clients/{client.ClientId}";
        var shown = await owner.SendAsync(HttpMethod.Get, path, owner.Token().Build());

        var stale = await owner.SendAsync(HttpMethod.Post, $"{path}/disable", owner.Token().Build(), "\"0\"");
        var between = await client.TokenAsync();
        var done = await owner.SendAsync(
            HttpMethod.Post,
            $"{path}/disable",
            owner.Token().Build(),
            shown.Headers["ETag"]
        );

        Assert.Equal((412, RejectionReason.OperatorVersionMismatch), ((int)stale.Status, Server.ReasonOf(stale)));
        Assert.Equal(("200", 200), (between.Outcome, (int)done.Status));
        await Eventually.HasOutcomeAsync("400 invalid_client", () => client.TokenAsync());
    }
}
