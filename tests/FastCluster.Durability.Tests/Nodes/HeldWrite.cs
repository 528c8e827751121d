using FastCluster.Silo.Storage;

namespace FastCluster.Durability.Tests.Nodes;

/// <summary>The next write of one state waits until a test lets it go.</summary>
internal sealed class HeldWrite : IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _released = new(0);

    /// <summary>Holds the write.</summary>
    /// <param name="store">The store.</param>
    /// <param name="grain">The actor.</param>
    /// <param name="stateName">Name of the state.</param>
    public HeldWrite(GuardedStore store, IAddressable grain, string stateName) =>
        store.BeforeWrite = async key =>
        {
            var held = StateKey.Of(grain.GetGrainId(), stateName);
            if (
                key.GrainType == held.GrainType
                && key.StateName == stateName
                && key.GrainKey.AsSpan().SequenceEqual(held.GrainKey)
            )
            {
                store.BeforeWrite = _ => Task.CompletedTask;
                _begun.Release();
                await _released.WaitAsync();
            }
        };

    /// <summary>Waits until the write waits.</summary>
    public Task BeginsAsync() => _begun.WaitAsync();

    /// <summary>Lets it go.</summary>
    public void Release() => _released.Release();

    public void Dispose()
    {
        _begun.Dispose();
        _released.Dispose();
    }
}
