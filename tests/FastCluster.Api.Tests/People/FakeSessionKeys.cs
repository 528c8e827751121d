using FastCluster.Contracts.Keys;

namespace FastCluster.Api.Tests.People;

/// <summary>The owner of session keys, in memory; several nodes may share one.</summary>
internal sealed class FakeSessionKeys : ISessionKeysGrain
{
    private readonly Lock _lock = new();
    private SessionKeySet _keys = new(0, []);

    public int Reads { get; private set; }

    /// <summary>Thrown by the next reads, one each.</summary>
    public Queue<Exception> Faults { get; } = [];

    /// <summary>What another node does between the read and the write of this one.</summary>
    public Func<Task>? BeforeAdd { get; set; }

    public SessionKey[] Keys => _keys.Keys;

    public Task<SessionKeySet> ReadAsync(CancellationToken cancellationToken = default)
    {
        Reads++;
        return Faults.TryDequeue(out var fault) ? Task.FromException<SessionKeySet>(fault) : Task.FromResult(_keys);
    }

    public async Task<SessionKeySet> AddAsync(
        long version,
        SessionKey key,
        CancellationToken cancellationToken = default
    )
    {
        var before = BeforeAdd;
        BeforeAdd = null;
        if (before is not null)
        {
            await before();
        }

        lock (_lock)
        {
            _keys = version == _keys.Version ? new(version + 1, [.. _keys.Keys, key]) : _keys;
            return _keys;
        }
    }

    public Task<RingKey[]> GetKeysAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<int> RewrapAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
