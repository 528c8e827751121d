using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.StatusLists;

/// <summary>
/// Reports regularly what was issued from this node's lists. It goes on until the silo stops, and closes all lists then:
/// after busy actors moved away, while the node still is a full member.
/// </summary>
internal sealed class StatusListReporter(
    StatusListReports reports,
    StatusListMetrics metrics,
    IOptions<StatusListOptions> options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock,
    ILogger<StatusListReporter> log
) : IHostedService, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private const int BeforeTheSiloStops = ServiceLifecycleStage.Active + 500;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(6);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private long _acknowledgedAt = long.MinValue;

    /// <inheritdoc/>
    /// <remarks>Returns when readers can ask for the lists that the first tokens will name, if their owners answer.</remarks>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (reports.IsOff)
        {
            return;
        }

        metrics.ObserveOpen(() => reports.Open);
        metrics.ObserveWaiting(() => reports.Waiting);
        metrics.ObserveAge(AgeOfReports);
        await ReportAsync();
        _loop = Task.Run(LoopAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        observer.Subscribe(nameof(StatusListReporter), BeforeTheSiloStops, _ => Task.CompletedTask, CloseAsync);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await ReportAsync();
            await reports.TrySweepAsync();
            await WaitAsync(options.Value.Report, _stop.Token);
        }
    }

    private async Task ReportAsync()
    {
        if (await reports.TryReportAsync())
        {
            Volatile.Write(ref _acknowledgedAt, nodeClock.GetTimestamp());
        }
    }

    /// <summary>Bounded: a store that is away must not hold up the stop.</summary>
    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        var start = nodeClock.GetTimestamp();
        await _stop.CancelAsync();
        reports.Stop();
        await _loop.WaitAsync(cancellationToken);
        while (
            !(await reports.TryReportAsync() && reports.Open == 0)
            && nodeClock.GetElapsedTime(start) < s_patience
            && !cancellationToken.IsCancellationRequested
        )
        {
            await WaitAsync(s_pause, cancellationToken);
        }

        if (reports.Waiting > 0)
        {
            log.NotClosed(reports.Waiting);
        }
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(time, nodeClock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // the caller looks
        }
    }

    private TimeSpan? AgeOfReports() =>
        Volatile.Read(ref _acknowledgedAt) is var at and not long.MinValue ? nodeClock.GetElapsedTime(at) : null;
}
