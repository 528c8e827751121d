using System.Globalization;
using FastCluster.Durability.Tests.Nodes;

namespace FastCluster.Durability.Tests.Storage;

/// <summary>No token table: storage does not grow with tokens (design 5, N3).</summary>
public sealed class TokenGrowthTests
{
    private const int Batch = 250;

    private static int Tokens =>
        int.Parse(
            Environment.GetEnvironmentVariable("FASTCLUSTER_GROWTH_TOKENS") ?? "5000",
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );

    [Fact]
    public async Task Store_AfterManyTokens_HoldsWhatItHeldBefore()
    {
        using var folder = NodeFolder.Create();
        await using var node = await InProcessNode.StartAsync(folder, TimeProvider.System);
        var caller = new DirectCaller(folder, node, TimeProvider.System);
        var clients = await caller.WriteClientsAsync(Batch);
        await Task.WhenAll(clients.Select(caller.GetTokenAsync)); // every shard has written its mark
        var before = node.Store.ReadStatistics();

        for (var issued = 0; issued < Tokens; issued += Batch)
        {
            await Task.WhenAll(clients.Select(caller.GetTokenAsync));
        }

        var after = node.Store.ReadStatistics();
        Assert.InRange((double)after.Rows, before.Rows, before.Rows * 1.05);
        Assert.InRange((double)after.Bytes, before.Bytes * 0.95, before.Bytes * 1.05);
    }
}
