namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>What every test with load begins and ends with.</summary>
internal static class LoadedCluster
{
    private const int Clients = 24;
    private const int Samples = 100;

    /// <summary>How long after its answer a revocation counts on every node (N2).</summary>
    private static readonly TimeSpan s_promise = TimeSpan.FromSeconds(1);

    /// <summary>A load over clients that are registered already.</summary>
    public static async Task<OpenLoad> PrepareAsync(TestCluster cluster)
    {
        var names = Enumerable.Range(0, Clients).Select(number => $"steady-{number}");
        return new(cluster, await Task.WhenAll(names.Select(cluster.RegisterAsync)));
    }

    /// <summary>The times of all operations, and how many first attempts failed in which second.</summary>
    public static string Describe(OpenLoad load)
    {
        var times = load.Operations.Select(operation => operation.Took.TotalMilliseconds).Order().ToList();
        var seconds = load
            .Operations.GroupBy(operation => (int)operation.DueAt.TotalSeconds)
            .Select(second => (Second: second.Key, All: second.Count(), Failed: second.Count(HasFailedFirst)))
            .Where(second => second.Failed > 0)
            .OrderBy(second => second.Second)
            .ToList();
        var kinds = load.Operations.Select(operation => operation.FirstFailure).OfType<string>().Distinct().Take(5);
        return $"min {times[0]:F0} ms, median {times[times.Count / 2]:F0} ms, max {times[^1]:F0} ms; first attempts failed: "
            + $"{seconds.Sum(second => second.Failed)} of {times.Count} "
            + string.Join(", ", seconds.Select(second => $"{second.Second} s: {second.Failed} of {second.All}"))
            + string.Concat(kinds.Select(kind => $"\n  {kind}"));
    }

    private static bool HasFailedFirst(Operation operation) => operation.FirstFailure is not null;

    /// <summary>
    /// Acknowledged registrations get tokens, acknowledged revocations hold, used assertions stay used. A sample of each,
    /// the newest first, and every operation ended well.
    /// </summary>
    public static async Task AssertNothingLostAsync(TestCluster cluster, OpenLoad load)
    {
        Assert.DoesNotContain(load.Operations, operation => operation.LastFailure is not null);
        var node = cluster.Nodes[^1];
        foreach (var client in load.Registered.Reverse().Take(Samples))
        {
            await Retries.GetTokenInTimeAsync(node.Client, client);
        }

        await Task.Delay(s_promise, TimeProvider.System); // the last revocation may have been answered just now
        foreach (var token in load.Revoked.Reverse().Take(Samples))
        {
            var answer = await IssuedTokens.AskInTimeAsync(node, token);
            Assert.True(answer is { IsSuccess: true, IsActive: false }, $"A revoked token: {answer.Text}");
        }

        foreach (var assertion in load.Used.Reverse().Take(Samples))
        {
            var replay = await node.Client.RequestTokenAsync(assertion);
            Assert.True(replay.Error == "invalid_client", $"A used assertion: {replay.Status} {replay.Text}");
        }
    }
}
