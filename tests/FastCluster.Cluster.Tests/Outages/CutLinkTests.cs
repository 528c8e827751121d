using System.Globalization;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Silo.Hosting;
using Xunit.Abstractions;

namespace FastCluster.Cluster.Tests.Outages;

/// <summary>
/// Only the link between two nodes is cut, so none of them is lost: a node that cannot hear the owner of a part of the
/// revocation log answers 503, so it says that it is not ready.
/// </summary>
public sealed class CutLinkTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);
    private static readonly (int One, int Other)[] s_links = [(0, 1), (0, 2), (1, 2)];
    private readonly HttpClient _http = new();

    [RootFact]
    public async Task Node_CutFromTheOwnerOfALogShard_IsNotReadyUntilItHearsItAgain()
    {
        await using var network = await NodeNetwork.CreateAsync(3);
        await using var cluster = await TestCluster.StartThreeAsync(network);
        await cluster.ShareOutAsync(); // an actor on its way to a node that is cut off answers nobody until that is given up
        var deaf = await CutALinkToAnOwnerAsync(network, cluster.Nodes);

        await Eventually.TrueAsync(
            async () => await ReadAgeAsync(deaf) > NodeHealth.LongestDoubt.TotalSeconds,
            "an index that was not confirmed for long"
        );
        Assert.False(await deaf.IsReadyAsync());
        Assert.False(await deaf.TryIntrospectAsync("any") is { IsSuccess: true });
        var others = cluster.Nodes.Where(node => node != deaf).Select(node => node.IsReadyAsync());
        Assert.Contains(true, await Task.WhenAll(others));
        Assert.False(deaf.HasEnded, "A node that two of three hear is not given up.");
        await network.HealAsync();

        await Eventually.TrueAsync(
            async () =>
            {
                Assert.False(deaf.HasEnded, deaf.Process.Said());
                return await deaf.IsReadyAsync();
            },
            "a node that is ready again"
        );
        await Eventually.TrueAsync(async () => await ReadAgeAsync(deaf) < 1, "an index that is current again");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Any node may own a shard of the log, so links are cut one after the other until one of them matters.</summary>
    /// <returns>A node whose index is not confirmed any more.</returns>
    private async Task<ClusterNode> CutALinkToAnOwnerAsync(NodeNetwork network, IReadOnlyList<ClusterNode> nodes)
    {
        foreach (var (one, other) in s_links)
        {
            await network.CutAsync(one, other);
            await Task.Delay(s_look, TimeProvider.System);
            foreach (var node in new[] { nodes[one], nodes[other] })
            {
                var age = await ReadAgeAsync(node);
                output.WriteLine($"link {one} to {other}: {node.Name} knows since {age} s");
                if (age > s_look.TotalSeconds / 2)
                {
                    return node;
                }
            }

            await network.HealAsync();
            await Task.Delay(s_look, TimeProvider.System); // a node whose next link is cut before this one carries again is cut off
        }

        throw new InvalidOperationException("Every node reads the whole log, whatever link is cut.");
    }

    /// <summary>Age of the oldest confirmation of a node's revocation indexes, in seconds.</summary>
    private async Task<double> ReadAgeAsync(ClusterNode node)
    {
        var page = await _http.GetStringAsync(new Uri($"http://{node.Management}/metrics"));
        var line = page.Split('\n')
            .Single(line =>
                line.StartsWith("fastcluster_revocation_confirmation_age_seconds{", StringComparison.Ordinal)
            );
        return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
