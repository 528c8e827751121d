using FastCluster.Udap.Rejections;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>A node that cannot know what was revoked says so at every endpoint and never guesses (design 5, N2).</summary>
public sealed class RevocationOutageTests
{
    [Fact]
    [Requirement("REV-12")]
    public async Task Requests_WhileTheRevocationLogDoesNotAnswer_AreUnavailable()
    {
        var outage = new LogOutage();
        await using var own = new DisposableServer(
            await RunningServer.StartAsync(addServices: services =>
                services.AddSingleton<IIncomingGrainCallFilter>(outage)
            )
        );
        var (server, client) = (own.Server, await own.Server.RegisteredClientAsync());
        var token = await client.GetTokenAsync();

        outage.Begin();
        await Eventually.HasOutcomeAsync("503 temporarily_unavailable", () => client.TokenAsync());
        Answer[] answers =
        [
            await client.TokenAsync(),
            await client.RegisterAsync(),
            await client.RevokeAsync(token),
            await server.ResourceServer().IntrospectAsync(token),
            await server.ResourceServer().FollowAsync(),
        ];
        outage.End();

        Assert.All(answers, answer => Assert.Equal("503 temporarily_unavailable", answer.Outcome));
        Assert.All(answers, answer => Assert.Equal(RejectionReason.RevocationIndexStale, server.ReasonOf(answer)));
        await Eventually.HasOutcomeAsync("200", () => client.TokenAsync());
        Assert.True(await server.ResourceServer().IsActiveAsync(token));
    }
}
