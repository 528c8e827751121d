using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Takes up all replay shards when the node starts, so that after a crash their refusal windows run together and are over
/// once. A shard taken up by its first claim would refuse that claim, and the retry, whose <c>jti</c> is another, would
/// meet the next unused shard (N1: a retry within 15 s succeeds).
/// </summary>
internal sealed class ReplayShardStartup(
    IGrainFactory grains,
    IAuthorizationServerDirectory servers,
    IOptions<ReplayOptions> options
) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var server in servers.All)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, options.Value.Shards)
                    .Select(shard => RevocationShards.KeyOf(server.Id, shard))
                    .Select(key => grains.GetGrain<IReplayShardGrain>(key).TakeUpAsync(cancellationToken))
            );
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
