using System.Collections.Concurrent;
using System.Net;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>
/// Shows each assertion to all nodes at once, all the time and without waiting for a node that hangs: at most one accepts
/// it, the others say that it was used, or that they cannot know now and when to ask again (N1).
/// </summary>
/// <param name="cluster">The nodes.</param>
/// <param name="clients">Registered clients.</param>
internal sealed class AssertionRaces(TestCluster cluster, TestClient[] clients)
{
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(17);

    /// <summary>Assertions that some node accepted.</summary>
    public ConcurrentBag<string> Accepted { get; } = [];

    /// <summary>Races until told to end, and waits for all of them.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        var races = new List<Task>();
        while (!end.IsCancellationRequested)
        {
            races.Add(RaceAsync(clients[races.Count % clients.Length]));
            await Task.Delay(s_pace, TimeProvider.System, CancellationToken.None);
        }

        await Task.WhenAll(races);
    }

    /// <summary>Every node refuses everything that was accepted, and something was.</summary>
    public async Task RefuseAllAsync()
    {
        Assert.NotEmpty(Accepted);
        foreach (var node in cluster.Nodes)
        {
            await UsedAssertions.RefuseAsync(node, Accepted);
        }
    }

    private async Task RaceAsync(TestClient client)
    {
        var assertion = cluster.Nodes[0].Client.Assert(client);
        var answers = await Task.WhenAll(cluster.Nodes.Select(node => node.TryRequestTokenAsync(assertion)));
        var accepted = answers.Count(answer => answer is { IsSuccess: true });
        Assert.True(accepted <= 1, $"One assertion was accepted {accepted} times.");
        Assert.All(answers, answer => Assert.True(IsInOrder(answer), answer?.Text));
        if (accepted == 1)
        {
            Accepted.Add(assertion);
        }
    }

    private static bool IsInOrder(Answer? answer) =>
        answer
            is null
                or { IsSuccess: true }
                or { Error: "invalid_client" }
                or { Status: HttpStatusCode.ServiceUnavailable, RetryAfter: not null };
}
