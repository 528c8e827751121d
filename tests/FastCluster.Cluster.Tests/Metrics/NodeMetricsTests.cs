using System.Globalization;
using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Metrics;

/// <summary>What <c>/metrics</c> of real nodes says of leases, losses and revocations.</summary>
public sealed class NodeMetricsTests : IDisposable
{
    private readonly HttpClient _http = new();

    [Fact]
    public async Task Node_RevokesAndLosesItsPeer_TellsLagLeaseAndDeparture()
    {
        await using var cluster = await TestCluster.StartAsync("run", "run");
        var node = cluster.Nodes[0];
        Assert.Equal(1, await ReadAsync(node, "fastcluster_lease_held"));
        Assert.Equal(0, await ReadAsync(node, "fastcluster_lease_witnessed"));
        Assert.Equal(0, await ReadAsync(node, "fastcluster_lease_departures"));

        await RevokeAsync(cluster.Nodes[1], await cluster.RegisterAsync("measured"));

        await Eventually.TrueAsync(
            async () => await ReadAsync(node, "fastcluster_revocation_lag_seconds_count") > 0,
            "the lag of a revocation made at the other node"
        );
        Assert.InRange((await ReadAsync(node, "fastcluster_revocation_confirmation_age_seconds"))!.Value, 0, 5);
        await cluster.Nodes[1].Process.KillAsync();
        await Eventually.TrueAsync(
            async () => await ReadAsync(node, "fastcluster_lease_departures") == 1,
            "the departure of the killed node"
        );
        await Eventually.TrueAsync(
            async () => await ReadAsync(node, "fastcluster_lease_departures") == 0,
            "the end of the killed node's lease"
        );
    }

    public void Dispose() => _http.Dispose();

    private static async Task RevokeAsync(ClusterNode node, TestClient client)
    {
        var answer = await Retries.GetTokenInTimeAsync(node.Client, client);
        await Retries.RevokeInTimeAsync(node.Client, client, answer.Member("access_token")!);
    }

    /// <summary>The value of the only series of a metric; null when there is none.</summary>
    private async Task<double?> ReadAsync(ClusterNode node, string metric)
    {
        var page = await _http.GetStringAsync(new Uri($"http://127.0.0.1:{node.ManagementPort}/metrics"));
        var line = page.Split('\n').SingleOrDefault(line => line.StartsWith($"{metric}{{", StringComparison.Ordinal));
        return line is null ? null : double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
