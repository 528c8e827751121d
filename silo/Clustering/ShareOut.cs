using FastCluster.Grains.Nodes;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// Gives a node that came its part of the busy actors of this one. The first node takes up all replay shards when it starts;
/// without this its loss would stop every token, not the share of one node.
/// </summary>
internal sealed class ShareOut(
    LocalActors actors,
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
    ILogger<ShareOut> log
) : BackgroundService
{
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = membership.CurrentSnapshot.ActiveNodes();
        await foreach (var view in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var active = view.ActiveNodes();
            foreach (var node in active.Except(known).Where(node => !node.Equals(self.SiloAddress)))
            {
                await Task.Delay(s_settle, nodeClock, stoppingToken); // it fills its indexes first
                await ShareAsync(node, stoppingToken);
            }

            known = active;
        }
    }

    private async Task ShareAsync(SiloAddress node, CancellationToken stoppingToken)
    {
        var active = membership.CurrentSnapshot.ActiveNodes();
        if (!active.Contains(node) || !active.Contains(self.SiloAddress))
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(s_patience);
        try
        {
            log.ActorsShared(await actors.ShareAsync(node, active.Count, limit.Token), node);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            log.HandOverIncomplete();
        }
    }
}
