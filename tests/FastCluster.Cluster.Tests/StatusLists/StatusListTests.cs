using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.StatusLists;

/// <summary>Lists that one node issues from and another serves; the one is killed or stopped (REV-08, REV-13).</summary>
public sealed class StatusListTests
{
    private const int Valid = 0;
    private const int Invalid = 1;

    [Fact]
    [Requirement("REV-08")]
    [Requirement("REV-13")]
    public async Task Issuer_Killed_ReportedTokensStayValidAndWhatNobodyKnowsDoesNot()
    {
        await using var cluster = await StartAsync();
        var (issuer, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var client = await cluster.RegisterAsync("killed");
        var (reported, revoked) = (await GetTokenAsync(issuer, client), await GetTokenAsync(issuer, client));
        await ListedTokens.UntilReportedAsync(issuer.Management);
        await Retries.RevokeInTimeAsync(other.Client, client, revoked);
        await ListedTokens.UntilAsync(other.Client, revoked, Invalid);
        var unreported = await GetTokenAsync(issuer, client);
        var before = await ListedTokens.StatusAsync(other.Client, unreported);

        await issuer.Process.KillAsync();
        await ListedTokens.UntilAsync(other.Client, unreported, Invalid);

        Assert.Equal(Valid, before);
        Assert.Equal(Valid, await ListedTokens.StatusAsync(other.Client, reported));
        Assert.Equal(Invalid, await ListedTokens.StatusAsync(other.Client, revoked));
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task Issuer_Stopped_AllTokensStayValidAndCanBeRevoked()
    {
        await using var cluster = await StartAsync();
        var (issuer, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var client = await cluster.RegisterAsync("stopped");
        await ListedTokens.UntilReportedAsync(issuer.Management);
        var (kept, revoked) = (await GetTokenAsync(issuer, client), await GetTokenAsync(issuer, client));

        Assert.Equal(0, await issuer.Process.StopAsync());

        Assert.Equal(Valid, await ListedTokens.StatusAsync(other.Client, kept));
        await Retries.RevokeInTimeAsync(other.Client, client, revoked);
        await ListedTokens.UntilAsync(other.Client, revoked, Invalid);
        Assert.Equal(Valid, await ListedTokens.StatusAsync(other.Client, kept));
    }

    [Fact]
    [Requirement("REV-13")]
    public async Task ApiNode_ServesTheListsOfItsSilo()
    {
        await using var cluster = await StartAsync("silo", "api");
        var (silo, edge) = (cluster.Nodes[0], cluster.Nodes[1]);
        var client = await cluster.RegisterAsync("edge");
        var (kept, revoked) = (await GetTokenAsync(edge, client), await GetTokenAsync(edge, client));
        await ListedTokens.UntilReportedAsync(silo.Management);

        await Retries.RevokeInTimeAsync(edge.Client, client, revoked);

        await ListedTokens.UntilAsync(edge.Client, revoked, Invalid);
        Assert.Equal(Valid, await ListedTokens.StatusAsync(edge.Client, kept));
    }

    private static async Task<TestCluster> StartAsync(string first = "run", string second = "run")
    {
        var cluster = await TestCluster.StartAsync();
        try
        {
            await cluster.AddAsync(first, ListedTokens.Settings);
            await cluster.AddAsync(second, ListedTokens.Settings);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private static async Task<string> GetTokenAsync(ClusterNode node, TestClient client) =>
        (await Retries.GetTokenInTimeAsync(node.Client, client)).Member("access_token")!;
}
