using System.Net;

namespace FastCluster.Durability.Tests.Restarts;

/// <summary>A stop by SIGTERM hands the replay set over; what it hands over survives later crashes (N1).</summary>
public sealed class CleanStopTests
{
    [Fact]
    [Requirement("JWT-13")]
    public async Task Server_StoppedAndStarted_RefusesNobodyButReplays()
    {
        using var folder = NodeFolder.Create();
        using var client = new UdapClient(folder);
        string accepted;
        TestClient registered;
        using (var first = await NodeProcess.StartAsync(folder))
        {
            registered = await RegisterAsync(client, folder);
            accepted = client.Assert(registered);
            Assert.Equal(HttpStatusCode.OK, (await client.RequestTokenAsync(accepted)).Status);
            Assert.Equal(0, await first.StopAsync());
        }

        using (var second = await NodeProcess.StartAsync(folder))
        {
            var fresh = await Task.WhenAll(
                Enumerable.Range(0, 40).Select(_ => client.RequestTokenAsync(client.Assert(registered)))
            );
            Assert.All(fresh, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            AssertReplay(await client.RequestTokenAsync(accepted));
            await second.KillAsync();
        }

        using var third = await NodeProcess.StartAsync(folder);
        Assert.False((await client.RequestTokenAsync(accepted)).IsSuccess);
        await Retries.GetTokenInTimeAsync(client, registered);
        Assert.False((await client.RequestTokenAsync(accepted)).IsSuccess);
        Assert.Equal(0, await third.StopAsync());
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Server_StartedWithOtherShards_AcceptsNoAssertionTwice()
    {
        using var folder = NodeFolder.Create();
        using var client = new UdapClient(folder);
        string[] accepted;
        TestClient registered;
        using (var first = await NodeProcess.StartAsync(folder))
        {
            registered = await RegisterAsync(client, folder);
            accepted = [.. Enumerable.Range(0, 20).Select(_ => client.Assert(registered))];
            var answers = await Task.WhenAll(accepted.Select(client.RequestTokenAsync));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.Equal(0, await first.StopAsync());
        }

        using var second = await NodeProcess.StartAsync(folder, ("REPLAY__SHARDS", "17"));
        await Retries.GetTokenInTimeAsync(client, registered);

        var replays = await Task.WhenAll(accepted.Select(client.RequestTokenAsync));
        Assert.All(replays, answer => Assert.False(answer.IsSuccess, "An assertion was accepted twice."));
        var refusedForNow = replays.Where(answer => answer.Status == HttpStatusCode.ServiceUnavailable).ToArray();
        Assert.NotEmpty(refusedForNow);
        Assert.All(refusedForNow, answer => Assert.True(answer.RetryAfter > TimeSpan.Zero));
        Assert.Equal(0, await second.StopAsync());
    }

    private static async Task<TestClient> RegisterAsync(UdapClient client, NodeFolder folder)
    {
        var unregistered = TestClient.Create(folder.Community, "stop");
        var registration = await client.RegisterAsync(unregistered);
        return unregistered with { ClientId = registration.Member("client_id")! };
    }

    private static void AssertReplay(Answer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_client", answer.Error);
    }
}
