using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Revocations;

/// <summary>What one node acknowledged as dead is dead on every node within the bound (N2).</summary>
public sealed class RevocationSpreadTests
{
    [Fact]
    [Requirement("REV-08")]
    public async Task Token_RevokedAtOneNode_IsDeadOnAllWithinASecond()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var client = await cluster.RegisterAsync("revoked");
        var token = await IssuedTokens.GetAsync(cluster.Nodes[1], client);

        await Retries.RevokeInTimeAsync(cluster.Nodes[0].Client, client, token);

        await IssuedTokens.DieOnAllAsync(cluster, token);
    }

    [Fact]
    [Requirement("MOD-10")]
    public async Task Client_CancelledAtOneNode_ItsTokensAreDeadOnAllWithinASecond()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var client = await cluster.RegisterAsync("cancelled");
        var token = await IssuedTokens.GetAsync(cluster.Nodes[1], client);

        await Retries.CancelInTimeAsync(cluster.Nodes[0].Client, client);

        await IssuedTokens.DieOnAllAsync(cluster, token);
        var refused = await cluster.Nodes[2].Client.RequestTokenAsync(cluster.Nodes[2].Client.Assert(client));
        Assert.Equal("invalid_client", refused.Error);
    }

    [Fact]
    public async Task Node_StartedAfterARevocation_KnowsItWhenItIsReady()
    {
        await using var cluster = await TestCluster.StartAsync("run", "run");
        var client = await cluster.RegisterAsync("before");
        var token = await IssuedTokens.GetAsync(cluster.Nodes[0], client);
        await Retries.RevokeInTimeAsync(cluster.Nodes[0].Client, client, token);

        var late = await cluster.AddAsync("run");

        Assert.False((await IssuedTokens.AskInTimeAsync(late, token)).IsActive);
    }
}
