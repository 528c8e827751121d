using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Failures;

/// <summary>The password of the store is changed while a node runs.</summary>
public sealed class CredentialTests
{
    private const string CutOff =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'node'";

    [Fact]
    public async Task Node_PasswordChanged_SaysWhyAndTakesTheNewOneFromItsFile()
    {
        await using var cluster = await TestCluster.StartAsync();
        await cluster.Database.ExecuteAsync("CREATE ROLE node SUPERUSER LOGIN PASSWORD 'first-secret'");
        var file = cluster.Folder["rotated"];
        await File.WriteAllTextAsync(file, ConnectionString(cluster, "first-secret"));
        var node = await cluster.AddAsync(
            "run",
            ("STORAGE__CONNECTIONSTRINGFILE", file),
            ("CLUSTER__CONNECTIONSTRINGFILE", file)
        );
        var client = await cluster.RegisterAsync("known");

        await cluster.Database.ExecuteAsync($"ALTER ROLE node PASSWORD 'second-secret'; {CutOff}");

        await Eventually.TrueAsync(async () => !await node.IsReadyAsync(), "a node that is not ready");
        await SaysAsync(node, "The membership table did not answer; ownership lease held: False");
        await SaysAsync(node, "password authentication failed");
        await File.WriteAllTextAsync(file, ConnectionString(cluster, "second-secret"));
        await Eventually.TrueAsync(node.IsReadyAsync, "a node that is ready again");
        await SaysAsync(node, "The membership table answers again");
        await Retries.GetTokenInTimeAsync(node.Client, client);
        await cluster.RegisterAsync("new");
        Assert.DoesNotContain("-secret", node.Process.Said(), StringComparison.Ordinal);
    }

    private static string ConnectionString(TestCluster cluster, string password) =>
        cluster
            .Store.ConnectionString()
            .Replace("postgres;Password=not-secret", $"node;Password={password}", StringComparison.Ordinal);

    private static Task SaysAsync(ClusterNode node, string text) =>
        Eventually.TrueAsync(
            () => Task.FromResult(node.Process.Said().Contains(text, StringComparison.Ordinal)),
            $"'{text}' in the log"
        );
}
