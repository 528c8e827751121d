using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>Fills the disk of a store with states.</summary>
internal static class DiskFilling
{
    /// <summary>Writes until the store refuses; names and ETags of what it acknowledged.</summary>
    public static async Task<Dictionary<string, string?>> WriteUntilFullAsync(IStateStore store)
    {
        var acknowledged = new Dictionary<string, string?>(StringComparer.Ordinal);
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var payload = new byte[100_000];
            random.NextBytes(payload);
            try
            {
                acknowledged.Add($"{i}", (await store.WriteAsync(Key($"{i}"), null, payload)).ETag);
            }
            catch (StoreUnavailableException)
            {
                return acknowledged;
            }
        }

        throw new InvalidOperationException("The disk never became full.");
    }

    public static async Task<bool> TryWriteAsync(IStateStore store)
    {
        try
        {
            return (await store.WriteAsync(Key($"after {Guid.NewGuid()}"), null, new byte[10_000])).Committed;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    public static async Task AssertStoredAsync(IStateStore store, Dictionary<string, string?> acknowledged)
    {
        Assert.NotEmpty(acknowledged);
        foreach (var (name, etag) in acknowledged)
        {
            Assert.Equal(etag, (await store.ReadAsync(Key(name)))?.ETag);
        }
    }

    private static StateKey Key(string key) => new("test", System.Text.Encoding.UTF8.GetBytes(key), "state");
}
