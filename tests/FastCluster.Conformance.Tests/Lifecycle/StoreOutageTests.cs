using FastCluster.Contracts.Clients;

namespace FastCluster.Conformance.Tests.Lifecycle;

/// <summary>What is answered while the store takes no writes: never a guess, and nothing half done.</summary>
public sealed class StoreOutageTests
{
    [Fact]
    [Requirement("TOK-28")]
    [Requirement("REV-07")]
    [Requirement("REG-35")]
    public async Task Requests_WhileNothingCanBeWritten_AreUnavailableAndChangeNothing()
    {
        await using var own = new DisposableServer(await RunningServer.StartAsync());
        var server = own.Server;
        var (client, newcomer) = (await server.RegisteredClientAsync(), server.Client());
        var token = await client.GetTokenAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(1)); // past the time until which a shard may claim without a write

        Answer[] answers;
        using (StoreLock.Take(server))
        {
            answers = await Task.WhenAll(client.TokenAsync(), client.RevokeAsync(token), newcomer.RegisterAsync());
        }

        Assert.All(answers, answer => Assert.Equal("503 temporarily_unavailable", answer.Outcome));
        Assert.All(answers, answer => Assert.Contains("Retry-After", answer.Headers.Keys));
        Assert.Null(await server.Grains.GetGrain<IClientGrain>(KeyOf(newcomer)).GetAsync());
        var told = await SoonAsync(server, () => server.ResourceServer().IntrospectAsync(token));
        Assert.True(told.Json.GetProperty("active").GetBoolean());
        Assert.Equal("201", (await SoonAsync(server, () => newcomer.RegisterAsync())).Outcome);
        Assert.Equal("200", (await SoonAsync(server, () => client.RevokeAsync(token))).Outcome);
        Assert.Equal("200", (await SoonAsync(server, () => client.TokenAsync())).Outcome);
    }

    /// <summary>A shard whose write failed begins anew and asks its callers to wait: the retries come with fresh assertions, later.</summary>
    private static Task<Answer> SoonAsync(RunningServer server, Func<Task<Answer>> ask) =>
        Eventually.Async(
            () =>
            {
                server.Clock.Advance(TimeSpan.FromSeconds(5));
                return ask();
            },
            answer => (int)answer.Status < 500,
            "an answer after the outage"
        );

    private static string KeyOf(TestClient client) =>
        ClientKey.Of(client.Tenant.Id, Names.CommunityA, client.Uri).ToGrainKey();
}
