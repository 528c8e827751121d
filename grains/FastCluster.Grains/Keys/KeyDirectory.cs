using System.Collections.Concurrent;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Keys;

/// <summary>
/// The node's opened keys: immutable sets, read again from the ring's owner when older than the refresh period. A read
/// that fails leaves the last set in use, because a ring's keys overlap for much longer than one period.
/// </summary>
internal sealed class KeyDirectory(
    IGrainFactory grains,
    RingKeyFactory factory,
    IOptions<KeyRingOptions> options,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
)
{
    private readonly ConcurrentDictionary<string, Task<KeySet>> _sets = new(StringComparer.Ordinal);

    /// <summary>The keys of a ring.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="use">Which ring.</param>
    public ValueTask<KeySet> GetAsync(string serverId, KeyUse use)
    {
        var ring = $"{serverId}/{use}";
        if (_sets.TryGetValue(ring, out var known) && known.IsCompletedSuccessfully)
        {
#pragma warning disable VSTHRD103, VSTHRD002 // the task has completed
            var set = known.GetAwaiter().GetResult();
#pragma warning restore VSTHRD103, VSTHRD002
            if (nodeClock.GetElapsedTime(set.ReadAt) < options.Value.RefreshPeriod)
            {
                return ValueTask.FromResult(set);
            }

            return new(RefreshAsync(ring, known, set));
        }

        return new(RefreshAsync(ring, known, last: null));
    }

    /// <summary>Forgets what was read, so that the next request sees a rotation at once.</summary>
    public void Forget() => _sets.Clear();

    private async Task<KeySet> RefreshAsync(string ring, Task<KeySet>? known, KeySet? last)
    {
        var flight = new TaskCompletionSource<KeySet>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isMine = known is null ? _sets.TryAdd(ring, flight.Task) : _sets.TryUpdate(ring, flight.Task, known);
        if (!isMine)
        {
            return last ?? await ReadAsync(ring, last: null);
        }

        try
        {
            flight.SetResult(await ReadAsync(ring, last));
        }
        catch (Exception fault) when (last is not null && fault is OrleansException or TimeoutException)
        {
            flight.SetResult(last! with { ReadAt = nodeClock.GetTimestamp() });
        }
#pragma warning disable CA1031 // the fault goes to everyone who awaits the flight
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _sets.TryRemove(new(ring, flight.Task));
            flight.SetException(fault);
        }

        return await flight.Task;
    }

    private async Task<KeySet> ReadAsync(string ring, KeySet? last)
    {
        var keys = await grains.GetGrain<IKeyRingGrain>(ring).GetKeysAsync();
        return KeySet.Open(ring, keys, factory, last, nodeClock.GetTimestamp());
    }
}
