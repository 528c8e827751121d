using System.Buffers.Text;
using System.Security.Cryptography;
using FastCluster.Contracts.Revocations;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Durability.Tests.Revocations;

/// <summary>One switch at constant cost (design 5, N2).</summary>
public sealed class AnchorRevocationTests
{
    private static readonly TimeSpan s_promise = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Anchor_Revoked_KillsManyFamiliesWithTheWritesOfFew()
    {
        var few = await RevokeAsync(families: 200);
        var many = await RevokeAsync(families: 2_000);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 3);
    }

    /// <summary>Revokes the anchor below which so many families live.</summary>
    /// <returns>Writes to the store from the request to one second after its answer.</returns>
    private static async Task<long> RevokeAsync(int families)
    {
        using var folder = NodeFolder.Create();
        await using var node = await InProcessNode.StartAsync(folder, TimeProvider.System);
        var caller = new DirectCaller(folder, node, TimeProvider.System);
        var clients = await caller.WriteClientsAsync(families);
        var tokens = await InBatchesAsync(clients, caller.GetTokenAsync);
        Assert.True(await caller.IsActiveAsync(tokens[0]));
        Assert.True(await caller.IsActiveAsync(tokens[^1]));
        using var writes = new StoreWrites(node);

        var anchor = Base64Url.EncodeToString(SHA256.HashData(folder.Community.Root.Certificate.Span));
        var reason = await node
            .Grains.GetGrain<IOperatorGrain>(0)
            .RevokeAsync(NodeFolder.ServerId, RevocationScope.Anchor, anchor, isDryRun: false);
        Assert.Equal(RejectionReason.None, reason);
        await Task.Delay(s_promise, TimeProvider.System);

        var count = writes.Count;
        var verdicts = await InBatchesAsync(tokens, caller.IsActiveAsync);
        Assert.DoesNotContain(true, verdicts);
        return count;
    }

    private static async Task<List<TResult>> InBatchesAsync<T, TResult>(IEnumerable<T> all, Func<T, Task<TResult>> ask)
    {
        var answers = new List<TResult>();
        foreach (var batch in all.Chunk(20))
        {
            answers.AddRange(await Task.WhenAll(batch.Select(ask)));
        }

        return answers;
    }
}
