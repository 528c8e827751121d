using FastCluster.Grains.Nodes;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// The second thing of a stop, after the drain pause and the listeners: busy actors move to the nodes that stay, while this
/// one is still a full member, and it stays one a little longer for calls on their way. What does not get away in time is
/// deactivated as the runtime does it.
/// </summary>
internal sealed class HandOver(
    LocalActors actors,
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
    ILogger<HandOver> log
) : ILifecycleParticipant<ISiloLifecycle>
{
    private const int BeforeTheSiloStops = ServiceLifecycleStage.Active + 1_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        observer.Subscribe(nameof(HandOver), BeforeTheSiloStops, _ => Task.CompletedTask, StopAsync);
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        SiloAddress[] targets =
        [
            .. membership.CurrentSnapshot.ActiveNodes().Where(node => !node.Equals(self.SiloAddress)),
        ];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            await actors.MoveAsync(targets, limit.Token);
            if (targets.Length > 0)
            {
                await Task.Delay(s_settle, nodeClock, limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            log.HandOverIncomplete();
        }
    }
}
