using System.Net;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Assertions that a cluster accepted once, and must never accept again (N1).</summary>
internal static class UsedAssertions
{
    private const int AtOnce = 8;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    /// <summary>Registers clients, and gets a token for each at the last node.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="count">How many clients.</param>
    public static async Task<(TestClient[] Clients, string[] Used)> UseAsync(TestCluster cluster, int count = 48)
    {
        var clients = await Task.WhenAll(
            Enumerable.Range(0, count).Select(number => cluster.RegisterAsync($"{number}"))
        );
        return await UseAsync(cluster.Nodes[^1], clients);
    }

    /// <summary>Gets a token for each client at one node.</summary>
    public static async Task<(TestClient[] Clients, string[] Used)> UseAsync(ClusterNode node, TestClient[] clients)
    {
        var grants = await Task.WhenAll(clients.Select(client => GrantAsync(node, client)));
        return (clients, [.. grants.Select(grant => grant.Assertion)]);
    }

    /// <summary>Gets a token with a fresh assertion each time it is told to try again.</summary>
    public static async Task<(string Assertion, string Token)> GrantAsync(ClusterNode node, TestClient client)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var assertion = node.Client.Assert(client);
            var answer = await node.Client.RequestTokenAsync(assertion);
            if (answer.RetryAfter is not { } wait || TimeProvider.System.GetElapsedTime(start) > s_limit)
            {
                Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
                return (assertion, answer.Member("access_token")!);
            }

            await Task.Delay(wait, TimeProvider.System);
        }
    }

    /// <summary>A used assertion may be refused for good, or for now while nobody can know; it is never accepted.</summary>
    public static Task RefuseAsync(ClusterNode node, IEnumerable<string> used) =>
        ShowAsync(
            node,
            used,
            answer => answer is null or { Error: "invalid_client" } or { Status: HttpStatusCode.ServiceUnavailable }
        );

    /// <summary>An assertion that was used after the fault is known everywhere.</summary>
    public static Task RefuseForGoodAsync(ClusterNode node, IEnumerable<string> used) =>
        ShowAsync(node, used, answer => answer is { Error: "invalid_client" });

    private static Task ShowAsync(ClusterNode node, IEnumerable<string> used, Func<Answer?, bool> isInOrder) =>
        Parallel.ForEachAsync(
            used,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (assertion, _) =>
            {
                var answer = await node.TryRequestTokenAsync(assertion);
                Assert.True(answer is null || !answer.IsSuccess, "A used assertion was accepted again.");
                Assert.True(isInOrder(answer), $"{node.Name}: {answer?.Status} {answer?.Text}");
            }
        );
}
