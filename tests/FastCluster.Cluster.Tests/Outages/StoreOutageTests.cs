using System.Net;
using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Outages;

/// <summary>The store of membership and states is away: what needs no write goes on, the rest says when to try again.</summary>
public sealed class StoreOutageTests
{
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_outage = TimeSpan.FromSeconds(Effort.Of("FASTCLUSTER_OUTAGE_SECONDS", 60));

    [Fact]
    [Requirement("JWT-13")]
    public async Task Store_Killed_TokensAndIntrospectionGoOnAndAllRecovers()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var client = await cluster.RegisterAsync("known");
        await cluster.ShareOutAsync(); // an actor on its way could not be taken up without the store
        await UseEveryShardAsync(cluster, client);

        cluster.Store.Kill();

        await Task.Delay(s_settle, TimeProvider.System);
        var used = await GetTokensAsync(cluster, client, s_outage - s_settle);
        await RegistrationSaysWhenAsync(cluster);
        await cluster.Store.StartAsync();
        await Retries.GetTokenInTimeAsync(cluster.Nodes[1].Client, client);
        await cluster.RegisterAsync("after");
        foreach (var assertion in used)
        {
            var replay = await cluster.Nodes[2].Client.RequestTokenAsync(assertion);
            Assert.False(replay.IsSuccess, "An assertion that was used during the outage was accepted again.");
        }
    }

    /// <summary>A shard that never stored a mark bridges nothing: it would look like one that never ran.</summary>
    private static async Task UseEveryShardAsync(TestCluster cluster, TestClient client)
    {
        for (var token = 0; token < 200; token++)
        {
            await Retries.GetTokenInTimeAsync(cluster.Nodes[token % cluster.Nodes.Count].Client, client);
        }
    }

    private static async Task<List<string>> GetTokensAsync(TestCluster cluster, TestClient client, TimeSpan duration)
    {
        var used = new List<string>();
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < duration)
        {
            var node = cluster.Nodes[used.Count % cluster.Nodes.Count];
            var assertion = node.Client.Assert(client);
            var answer = await node.Client.RequestTokenAsync(assertion);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{node.Name}: {answer.Status} {answer.Text}");
            var introspection = await node.Client.IntrospectAsync(answer.Member("access_token")!);
            Assert.True(introspection.IsSuccess && introspection.IsActive, introspection.Text);
            used.Add(assertion);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return used;
    }

    /// <summary>Several clients, so that actors of the asked node and of the others meet the lost store.</summary>
    private static async Task RegistrationSaysWhenAsync(TestCluster cluster)
    {
        for (var number = 0; number < 6; number++)
        {
            var client = TestClient.Create(cluster.Folder.Community, $"new {number}");
            var answer = await cluster.Nodes[number % cluster.Nodes.Count].Client.RegisterAsync(client);
            Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, $"{answer.Status} {answer.Text}");
            Assert.True(answer.RetryAfter > TimeSpan.Zero, "A 503 names when to retry.");
        }
    }
}
