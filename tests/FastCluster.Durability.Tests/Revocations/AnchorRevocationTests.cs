using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using FastCluster.Api.Admin;
using FastCluster.Durability.Tests.Nodes;
using FastCluster.Silo.Configuration;
using Xunit.Abstractions;

namespace FastCluster.Durability.Tests.Revocations;

/// <summary>One switch at constant cost (design 5, N2), from the operator's request to what resource servers are told.</summary>
public sealed class AnchorRevocationTests(ITestOutputHelper output) : IDisposable
{
    private const int Batch = 20;
    private static readonly TimeSpan s_promise = TimeSpan.FromSeconds(1);
    private static readonly int s_many = Effort.Of("FASTCLUSTER_FAMILIES", usual: 2_000);
    private readonly TestOperator _operator = new();

    // one anchor for all nodes: the first entry of a shard of the log costs one write more, and the anchor chooses the shard
    private readonly NodeFolder _folder = NodeFolder.Create();

    [Fact]
    public async Task Anchor_Revoked_KillsManyFamiliesWithTheWritesOfFew()
    {
        var few = await RevokeAsync("few", families: 200);
        var many = await RevokeAsync("many", s_many);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 3);
    }

    public void Dispose()
    {
        _operator.Dispose();
        _folder.Dispose();
    }

    /// <summary>Revokes the anchor below which so many families live, while a resource server asks all the time.</summary>
    /// <returns>Writes to the store from the request to one second after its answer.</returns>
    private async Task<long> RevokeAsync(string name, int families)
    {
        await using var node = await InProcessNode.StartAsync(_folder, TimeProvider.System, _folder[name], Open);
        using var resourceServer = new MutualTlsResourceServer(_folder);
        var tokens = await GetTokensAsync(new(_folder, node, TimeProvider.System), families);
        Assert.DoesNotContain(false, await InBatchesAsync(tokens, resourceServer.IsActiveAsync));
        using var writes = new StoreWrites(node);
        using var stop = new CancellationTokenSource();
        var sampler = new ActiveSampler(resourceServer, tokens);
        var sampling = sampler.RunAsync(stop.Token);

        var anchor = Base64Url.EncodeToString(SHA256.HashData(_folder.Community.Root.Certificate.Span));
        Assert.Equal(HttpStatusCode.OK, await _operator.RevokeTrustAsync(node.Admin!, "anchor", anchor));
        var answered = TimeProvider.System.GetTimestamp();
        await Task.Delay(s_promise, TimeProvider.System);

        var count = writes.Count;
        Assert.DoesNotContain(true, await InBatchesAsync(tokens, resourceServer.IsActiveAsync));
        await stop.CancelAsync();
        await sampling;
        var last = sampler.LastActiveAfter(answered);
        output.WriteLine(
            $"{families} families: {count} writes; {sampler.Asked} questions; last active:true asked {last.TotalMilliseconds:F1} ms after the 200"
        );
        Assert.True(last < s_promise, $"A token was active {last} after the answer.");
        return count;
    }

    private FastClusterOptions Open(FastClusterOptions options) =>
        options with
        {
            Admin = new()
            {
                Audience = TestOperator.Audience,
                Keys =
                [
                    new()
                    {
                        Name = TestOperator.Name,
                        KeyId = TestOperator.Name,
                        PublicKeyPem = _operator.PublicKeyPem,
                        Role = OperatorRole.Trust,
                    },
                ],
            },
            Listeners = options.Listeners with
            {
                Public = new() { Url = _folder.Origin },
                Admin = new() { Url = "https://127.0.0.1:0" },
            },
        };

    private static async Task<List<string>> GetTokensAsync(DirectCaller caller, int families) =>
        await InBatchesAsync(await caller.WriteClientsAsync(families), caller.GetTokenAsync);

    private static async Task<List<TResult>> InBatchesAsync<T, TResult>(IEnumerable<T> all, Func<T, Task<TResult>> ask)
    {
        var answers = new List<TResult>();
        foreach (var batch in all.Chunk(Batch))
        {
            answers.AddRange(await Task.WhenAll(batch.Select(ask)));
        }

        return answers;
    }
}
