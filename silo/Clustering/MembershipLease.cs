using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Clustering;

/// <summary>
/// The lease of a node in a cluster. A read of the membership table that shows the node alive gives it the right to speak
/// for its actors for one lease, counted from the moment the read was sent. While the table does not answer, more than
/// half of the nodes may give the same, for a limited time. A node that gets neither falls silent when the lease is over,
/// and its successors know when that is.
/// </summary>
internal sealed class MembershipLease(
    IMembershipTable table,
    Departures departures,
    LeaseWitnesses witnesses,
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    ClusteringOptions options,
    TimeProvider clock,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
    ILogger<MembershipLease> log
) : BackgroundService, IOwnershipLease, ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>One before the node writes its own death into the table.</summary>
    private const int BeforeTheEnd = ServiceLifecycleStage.RuntimeInitialize + 2;
    private volatile bool _isOver;
    private long _renewedAt = long.MinValue;
    private long _tableReadAt = long.MinValue;
    private long _witnessedAt = long.MinValue;
    private bool _isTableAway;
    private bool _isSilent;

    /// <inheritdoc/>
    public bool IsHeld => IsWithin(Volatile.Read(ref _renewedAt), options.OwnershipLease);

    /// <inheritdoc/>
    public bool IsWitnessed => IsWithin(Volatile.Read(ref _witnessedAt), options.OwnershipLease);

    /// <inheritdoc/>
    public async ValueTask LookAroundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await membership.Refresh(cancellationToken: cancellationToken);
        }
        catch (Exception fault) when (ClusterProviders.FindFault(fault) is { } cause)
        {
            throw ClusterProviders.Lost(options, cause);
        }
    }

    /// <inheritdoc/>
    public TimeSpan FormerOwnersEndIn => departures.Remaining();

    /// <inheritdoc/>
    /// <remarks>Nobody waits for the lease of a node that ended in order, so it ends before that is written.</remarks>
    public void Participate(ISiloLifecycle observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        observer.Subscribe(nameof(MembershipLease), BeforeTheEnd, _ => Task.CompletedTask, EndAsync);
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        departures.Remaining(); // from now on no departure is missed; who left before stands in the table
        var rows = await table.ReadAllAsync(cancellationToken);
        var oldest = (clock.GetUtcNow() - options.StoreOutageTolerance - options.OwnershipLease).UtcDateTime;
        var dead = rows.Members.Select(row => row.Item1).Where(entry => WasVotedDeadSince(entry, oldest));
        departures.Remember(dead.Select(entry => entry.SiloAddress));
        var others = rows.Members.Count(row =>
            IsAlive(row.Item1.Status) && !row.Item1.SiloAddress.Equals(self.SiloAddress)
        );
        log.Joined(self.ClusterId, others);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            RepeatAsync(() => RenewAsync(stoppingToken), stoppingToken),
            RepeatAsync(departures.ConfirmAsync, stoppingToken) // apart: it waits for nodes that may be gone
        );
    }

    private Task EndAsync(CancellationToken cancellationToken)
    {
        _isOver = true;
        return Task.CompletedTask;
    }

    private async Task RepeatAsync(Func<Task> step, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.OwnershipLease / 3, nodeClock);
        do
        {
            await step();
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RenewAsync(CancellationToken stoppingToken)
    {
        var sentAt = nodeClock.GetTimestamp();
        try
        {
            var patience = options.OwnershipLease / 3;
            var rows = await table
                .ReadRowAsync(self.SiloAddress, stoppingToken)
                .WaitAsync(patience, nodeClock, stoppingToken);
            if (rows.Members.Any(row => row.Item1.SiloAddress.Equals(self.SiloAddress) && IsAlive(row.Item1.Status)))
            {
                Volatile.Write(ref _tableReadAt, sentAt);
                Volatile.Write(ref _renewedAt, sentAt);
            }

            OnTableAnswered();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the node stops, and its lease ends with it
        }
#pragma warning disable CA1031 // whatever the provider throws, the table did not answer; the witnesses decide
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await AskWitnessesAsync();
            OnTableAway(fault);
        }
    }

    private void OnTableAnswered()
    {
        if (_isTableAway)
        {
            log.MembershipTableBack(IsHeld);
        }

        (_isTableAway, _isSilent) = (false, false);
    }

    /// <summary>Says it once, and once more when the lease is lost by it.</summary>
    private void OnTableAway(Exception fault)
    {
        if (!_isTableAway || _isSilent == IsHeld)
        {
            log.MembershipTableAway(IsHeld, fault);
        }

        (_isTableAway, _isSilent) = (true, !IsHeld);
    }

    private async Task AskWitnessesAsync()
    {
        var sentAt = nodeClock.GetTimestamp();
        if (IsWithin(_tableReadAt, options.StoreOutageTolerance) && await witnesses.KnowSelfAliveAsync())
        {
            Volatile.Write(ref _witnessedAt, sentAt);
            Volatile.Write(ref _renewedAt, sentAt);
        }
    }

    private bool IsWithin(long since, TimeSpan limit) =>
        !_isOver && since != long.MinValue && nodeClock.GetElapsedTime(since) < limit;

    private static bool WasVotedDeadSince(MembershipEntry entry, DateTime oldest) =>
        entry.Status == SiloStatus.Dead
        && !Departures.HasStoppedItself(entry)
        && entry.SuspectTimes is { } votes
        && votes.Exists(vote => vote.Item2 > oldest);

    private static bool IsAlive(SiloStatus status) =>
        status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping;
}
