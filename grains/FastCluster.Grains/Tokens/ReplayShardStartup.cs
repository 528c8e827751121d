using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Revocations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Takes up all replay shards when the node starts, and again when a node has left, so that after a crash their refusal
/// windows run together and are over once. A shard taken up by its first claim would refuse that claim, and the retry,
/// whose <c>jti</c> is another, would meet the next unused shard (N1: a retry within 15 s succeeds). The number of shards is
/// settled before.
/// </summary>
internal sealed class ReplayShardStartup(
    IGrainFactory grains,
    IAuthorizationServerDirectory servers,
    IClusterMembershipService membership,
    IOptions<ReplayOptions> options,
    ILogger<ReplayShardStartup> log
) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var server in servers.All)
        {
            await grains.GetGrain<IReplayLayoutGrain>(server.Id).UseAsync(options.Value.Shards, cancellationToken);
        }

        await TakeUpAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var present = 0;
        await foreach (var view in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var active = view.ActiveNodes().Count;
            if (active < present)
            {
                await TryTakeUpAsync(stoppingToken);
            }

            present = active;
        }
    }

    private async Task TryTakeUpAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TakeUpAsync(stoppingToken);
        }
#pragma warning disable CA1031 // the loop must outlive any fault of another node; the first claim takes the shard up
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.TakeUpFailed(fault);
        }
    }

    private async Task TakeUpAsync(CancellationToken cancellationToken)
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
}
