using FastCluster.LoadTests.Reports;
using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Driving;

/// <summary>
/// Callers that come at a fixed rate however slow the server is. Latency counts from the time an operation was due, so that
/// whoever had to wait behind a stall is seen to have waited. Used once.
/// </summary>
/// <param name="scenario">What they do.</param>
/// <param name="plan">When they come.</param>
/// <param name="serverTime">Processor time of the server so far; null where it is not seen.</param>
/// <param name="output">Gets a line a second.</param>
internal sealed class OpenLoop(ILoadScenario scenario, LoadPlan plan, Func<TimeSpan>? serverTime, TextWriter output)
    : IDisposable
{
    private static readonly TimeProvider s_clock = TimeProvider.System;
    private readonly LoadRecorder _recorder = new(plan, scenario.Operations);
    private readonly SemaphoreSlim _free = new(plan.MaximumInFlight);
    private readonly CancellationTokenSource _end = new();
    private readonly List<LoadSample> _samples = [];
    private long _start;
    private Exception? _fault;

    private TimeSpan Now => s_clock.GetElapsedTime(_start);

    /// <summary>Sets up, loads, cleans up.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="RunException">The set-up failed, or preparing did.</exception>
    public async Task<ScenarioReport> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(_end.Cancel);
        try
        {
            await output.WriteLineAsync($"{scenario.Name}: set-up for {plan.Arrivals} operations");
            await scenario.SetUpAsync(plan.Arrivals, _end.Token);
            await LoadAsync();
            var idle = await MeasureIdleAsync();
            return ScenarioReport.Of(scenario.Name, plan, _recorder, _samples, idle);
        }
        finally
        {
            var left = await scenario.CleanUpAsync(cancellationToken);
            if (left > 0)
            {
                await output.WriteLineAsync($"{scenario.Name}: {left} registrations could not be cancelled");
            }
        }
    }

    public void Dispose()
    {
        _free.Dispose();
        _end.Dispose();
    }

    private async Task LoadAsync()
    {
        var queue = new PreparedQueue(plan.Ahead);
        var filling = Task.Run(() => queue.FillAsync(scenario, plan.Arrivals, _end.Token));
        await queue.WaitUntilFullAsync();
        _start = s_clock.GetTimestamp();
        var watching = Task.WhenAll(SampleAsync(), ReportProgressAsync());
        try
        {
            await ArriveAsync(queue);
            await DrainAsync();
            ThrowIfFaulted();
            await filling;
            await watching;
        }
        finally
        {
            await _end.CancelAsync();
        }
    }

    private void ThrowIfFaulted()
    {
        if (_fault is { } fault)
        {
            throw new InvalidOperationException("An operation failed in a way that no scenario expects.", fault);
        }
    }

    private async Task ArriveAsync(PreparedQueue queue)
    {
        for (var number = 0; number < plan.Arrivals && _fault is null; number++)
        {
            var due = plan.DueAt(number);
            var early = due - Now;
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, s_clock, _end.Token);
            }

            var operation =
                await queue.TakeAsync(_end.Token)
                ?? throw new InvalidOperationException($"Operation {number} of {plan.Arrivals} was not prepared.");
            await _free.WaitAsync(_end.Token);
            _ = OperateAsync(operation, due);
        }
    }

    private async Task DrainAsync()
    {
        for (var slot = 0; slot < plan.MaximumInFlight; slot++)
        {
            await _free.WaitAsync(_end.Token);
        }
    }

    private async Task OperateAsync(PreparedOperation operation, TimeSpan due)
    {
        await Task.Yield();
        try
        {
            _recorder.Begin(due, Now);
            var outcome = await operation.TryAsync(_end.Token);
            _recorder.End(operation.Name, due, Now, outcome);
        }
        catch (Exception fault)
        {
            _fault ??= fault; // ends the arrivals, and the run with it
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Takes a sample at each border of the windows.</summary>
    private async Task SampleAsync()
    {
        for (var window = 0; window <= plan.Windows; window++)
        {
            var border = plan.MeasuredFrom + TimeSpan.FromSeconds(plan.WindowStart(window));
            await DelayUntilAsync(border);
            _samples.Add(Sample());
        }
    }

    private async Task ReportProgressAsync()
    {
        for (var second = 1; second <= (plan.MeasuredFrom + plan.Duration).TotalSeconds; second++)
        {
            await DelayUntilAsync(TimeSpan.FromSeconds(second));
            var measured = second - 1 - (int)Math.Ceiling(plan.MeasuredFrom.TotalSeconds);
            await output.WriteLineAsync(ProgressLine.Of(second, plan, _recorder, measured));
        }
    }

    private async Task DelayUntilAsync(TimeSpan moment)
    {
        var wait = moment - Now;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, s_clock, _end.Token);
        }
    }

    private LoadSample Sample() =>
        new(Now, _recorder.Ended, _recorder.Succeeded, serverTime?.Invoke(), Environment.CpuUsage.TotalTime);

    /// <summary>
    /// Processor time a second of the quietest second after the load: a young process goes on compiling for a while. Null
    /// where it is not seen or not asked for.
    /// </summary>
    private async Task<TimeSpan?> MeasureIdleAsync()
    {
        if (serverTime is null || plan.Idle <= TimeSpan.Zero)
        {
            return null;
        }

        var slices = (int)Math.Ceiling(plan.Idle.TotalSeconds);
        var quietest = TimeSpan.MaxValue;
        for (var slice = 0; slice < slices; slice++)
        {
            var (before, start) = (serverTime(), s_clock.GetTimestamp());
            await Task.Delay(plan.Idle / slices, s_clock);
            var spent = (serverTime() - before) / s_clock.GetElapsedTime(start).TotalSeconds;
            quietest = spent < quietest ? spent : quietest;
        }

        return quietest;
    }
}
