using System.Collections.Concurrent;
using FastCluster.LoadTests.Scenarios;

namespace FastCluster.LoadTests.Driving;

/// <summary>
/// Callers that ask again as soon as they are answered: the most that a server does. Signing shares the machine where the
/// target is local, so what counts is the ratio of two loads in one run, in turns. One window at a time.
/// </summary>
/// <param name="scenario">What they do.</param>
/// <param name="callers">How many.</param>
/// <param name="serverTime">Processor time of the server so far; null where it is not seen.</param>
internal sealed class ClosedLoop(ILoadScenario scenario, int callers, Func<TimeSpan>? serverTime) : IAsyncDisposable
{
    /// <summary>Signed and waiting; at a thousand a second they are sent long before they expire.</summary>
    private const int Ahead = 2_000;

    /// <summary>More than any server does in a second.</summary>
    private const int MostPerSecond = 200_000;
    private static readonly TimeProvider s_clock = TimeProvider.System;
    private readonly CancellationTokenSource _end = new();
    private readonly PreparedQueue _queue = new(Ahead);
    private Task _filling = Task.CompletedTask;

    /// <summary>Name of the scenario.</summary>
    public string Name => scenario.Name;

    /// <summary>Sets up, and begins to sign.</summary>
    /// <param name="longest">Time of all windows together.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RunException">The set-up failed.</exception>
    public async Task StartAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var operations = (int)Math.Min(longest.TotalSeconds * MostPerSecond, LoadPlan.MostArrivals);
        await scenario.SetUpAsync(operations, cancellationToken);
        _filling = Task.Run(() => _queue.FillAsync(scenario, operations, _end.Token), CancellationToken.None);
        await _queue.WaitUntilFullAsync();
    }

    /// <summary>Loads for a while.</summary>
    /// <param name="duration">How long operations begin.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ClosedWindow> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var (succeeded, ended) = (0L, 0L);
        var errors = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var (before, start) = (serverTime?.Invoke(), s_clock.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync()));
        var (after, took) = (serverTime?.Invoke(), s_clock.GetElapsedTime(start));
        var cost = (after - before)?.TotalMicroseconds / Math.Max(1, ended);
        return new(succeeded / took.TotalSeconds, cost, errors.ToDictionary());

        async Task CallAsync()
        {
            await Task.Yield();
            while (s_clock.GetElapsedTime(start) < duration)
            {
                var operation =
                    await _queue.TakeAsync(cancellationToken)
                    ?? throw new InvalidOperationException("No operation is prepared any more.");
                var outcome = await operation.TryAsync(cancellationToken);
                Interlocked.Increment(ref ended);
                if (outcome.ErrorClass is { } error)
                {
                    errors.AddOrUpdate(error, 1, (_, count) => count + 1);
                }
                else
                {
                    Interlocked.Increment(ref succeeded);
                }
            }
        }
    }

    /// <summary>Ends the signing and cleans up.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
#pragma warning disable VSTHRD003 // begun by this object
        await _filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a fault reached whoever took operations
#pragma warning restore VSTHRD003
        await scenario.CleanUpAsync(CancellationToken.None);
        _end.Dispose();
    }
}
