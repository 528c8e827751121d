using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Edges;

/// <summary>The HTTP edge in a process of its own: no keys, no store, and it only reads who the members are.</summary>
public sealed class ApiNodeTests
{
    private const string Account = """
        CREATE ROLE gateways LOGIN PASSWORD 'not-secret';
        GRANT SELECT ON orleansquery, fc_member TO gateways;
        """;

    [Fact]
    public async Task ApiNode_AccountThatReadsMembershipAlone_ServesTheJourney()
    {
        await using var cluster = await TestCluster.StartAsync("silo");
        await cluster.Database.ExecuteAsync(Account);
        var account = cluster
            .Store.ConnectionString()
            .Replace("postgres;Pass", "gateways;Pass", StringComparison.Ordinal);
        await File.WriteAllTextAsync(cluster.Folder["gateways"], account);
        var edge = await cluster.AddAsync(
            "api",
            ("CLUSTER__CONNECTIONSTRINGFILE", cluster.Folder["gateways"]),
            ("STORAGE__CONNECTIONSTRINGFILE", cluster.Folder["nowhere"]),
            ("KEYS__KEYENCRYPTIONKEYFILE", cluster.Folder["nowhere"])
        );
        var client = await cluster.RegisterAsync("edge");

        var token = await IssuedTokens.GetAsync(edge, client);
        var told = await IssuedTokens.AskInTimeAsync(edge, token);
        var exitCode = await edge.Process.StopAsync();

        Assert.True(told.IsActive);
        Assert.Equal(0, exitCode);
    }
}
