using System.Collections.Concurrent;
using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>
/// Writers that each count up in a state of their own, as an actor would: a failed write is followed by a read. They
/// check on the way that a read never shows less than what was acknowledged, nor anything that was never asked for.
/// </summary>
internal sealed class Load
{
    private readonly IStateStore _store;
    private readonly Task[] _writers;
    private readonly ConcurrentBag<Exception> _failures = [];
    private readonly long[] _acknowledged;
    private long _acknowledgements;
    private volatile bool _isStopping;

    private Load(IStateStore store, int writers)
    {
        _store = store;
        _acknowledged = new long[writers];
        _writers = [.. Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(writer)))];
    }

    /// <summary>What callers were told when a read or write failed.</summary>
    public IReadOnlyCollection<Exception> Failures => _failures;

    public static Load Start(IStateStore store, int writers = 16) => new(store, writers);

    /// <summary>Waits for further acknowledged writes.</summary>
    public Task AcknowledgedAsync(int further)
    {
        var target = Interlocked.Read(ref _acknowledgements) + further;
        return UntilAsync(() => Interlocked.Read(ref _acknowledgements) >= target, $"{further} further writes");
    }

    /// <summary>Waits for a failure.</summary>
    public Task FailedAsync() => UntilAsync(() => !_failures.IsEmpty, "a failed operation");

    /// <summary>Ends the writers and reads what is stored.</summary>
    public async Task StopAsync()
    {
        _isStopping = true;
        await Task.WhenAll(_writers);
        foreach (var (writer, acknowledged) in _acknowledged.Index())
        {
            var stored = await _store.ReadAsync(Key(writer));
            Assert.Equal(acknowledged, Number(stored));
        }
    }

    private static StateKey Key(int writer) => new("load", BitConverter.GetBytes(writer), "state");

    private static long Number(StoredState? state) => state is null ? 0 : BitConverter.ToInt64(state.Payload);

    private async Task UntilAsync(Func<bool> condition, string expected) =>
        await Eventually.TrueAsync(
            () =>
            {
                var broken = Array.Find(_writers, static writer => writer.IsFaulted);
                return broken is null ? Task.FromResult(condition()) : Task.FromException<bool>(broken.Exception!);
            },
            expected
        );

    private async Task WriteAsync(int writer)
    {
        string? etag = null;
        while (!_isStopping)
        {
            var next = _acknowledged[writer] + 1;
            var outcome = await TryAsync(() => _store.WriteAsync(Key(writer), etag, BitConverter.GetBytes(next)));
            if (outcome.Committed)
            {
                etag = outcome.ETag;
                _acknowledged[writer] = next;
                Interlocked.Increment(ref _acknowledgements);
                continue;
            }

            var stored = await ReadAsync(writer);
            Assert.InRange(Number(stored), _acknowledged[writer], next);
            _acknowledged[writer] = Number(stored);
            etag = stored?.ETag;
        }
    }

    private async Task<StoredState?> ReadAsync(int writer)
    {
        var isRead = false;
        StoredState? stored = null;
        while (!isRead)
        {
            isRead = await TryAsync(async () =>
            {
                stored = await _store.ReadAsync(Key(writer));
                return true;
            });
        }

        return stored;
    }

    private async Task<T?> TryAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (StoreUnavailableException unavailable)
        {
            _failures.Add(unavailable);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            return default;
        }
    }
}
