using System.Diagnostics.Metrics;
using System.Globalization;
using System.Security.Cryptography;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Floor;

/// <summary>The durable writes of the floor: rows of one length in the embedded store, each overwritten in turn; no actor.</summary>
internal sealed class FloorRows : IDisposable
{
    /// <summary>More than requests are under way at once, so that no two overwrite one row.</summary>
    private const int Rows = 4_000;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly string?[] _etags = new string?[Rows];
    private readonly StateKey[] _keys;
    private readonly byte[] _payload;
    private readonly EmbeddedStore _store;
    private int _next = -1;

    /// <summary>Opens a store.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="length">Bytes of a row.</param>
    public FloorRows(string folder, int length)
    {
        _payload = RandomNumberGenerator.GetBytes(length);
        _keys = [.. Enumerable.Range(0, Rows).Select(KeyOf)];
        _store = EmbeddedStore.Open(
            new() { Folder = folder },
            TimeProvider.System,
            _services.GetRequiredService<IMeterFactory>(),
            NullLogger<EmbeddedStore>.Instance
        );
    }

    /// <summary>Overwrites a row, and returns when that is durable.</summary>
    /// <returns>False when it was not written.</returns>
    public async Task<bool> WriteAsync()
    {
        var index = (int)((uint)Interlocked.Increment(ref _next) % Rows);
        var outcome = await _store.WriteAsync(_keys[index], _etags[index], _payload);
        _etags[index] = outcome.ETag;
        return outcome.Committed;
    }

    public void Dispose()
    {
        _store.Dispose();
        _services.Dispose();
    }

    private static StateKey KeyOf(int number) =>
        StateKey.Of(GrainId.Create("floor", number.ToString(CultureInfo.InvariantCulture)), "state");
}
