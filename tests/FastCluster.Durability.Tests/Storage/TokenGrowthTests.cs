using FastCluster.Durability.Tests.Nodes;
using Xunit.Abstractions;

namespace FastCluster.Durability.Tests.Storage;

/// <summary>No token table: storage does not grow with tokens (design 5, N3).</summary>
public sealed class TokenGrowthTests(ITestOutputHelper output)
{
    private const int Batch = 250;

    private static readonly int s_tokens = Effort.Of("FASTCLUSTER_GROWTH_TOKENS", usual: 5_000);

    [Fact]
    public async Task Store_AfterManyTokens_HoldsWhatItHeldBefore()
    {
        using var folder = NodeFolder.Create();
        await using var node = await InProcessNode.StartAsync(folder, TimeProvider.System);
        var caller = new DirectCaller(folder, node, TimeProvider.System);
        var clients = await caller.WriteClientsAsync(Batch);
        await Task.WhenAll(clients.Select(caller.GetTokenAsync)); // every shard has written its mark
        var before = await node.Store.ReadStatisticsAsync();

        for (var issued = 0; issued < s_tokens; issued += Batch)
        {
            await Task.WhenAll(clients.Select(caller.GetTokenAsync));
        }

        var after = await node.Store.ReadStatisticsAsync();
        output.WriteLine(
            $"{s_tokens} tokens: rows {before.Rows} -> {after.Rows}, bytes {before.Bytes} -> {after.Bytes}"
        );
        Assert.InRange((double)after.Rows, before.Rows, before.Rows * 1.05);
        Assert.InRange((double)after.Bytes, before.Bytes * 0.95, before.Bytes * 1.05);
    }
}
