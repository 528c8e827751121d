using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Silo.Tests.Storage;

public sealed class EmbeddedStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_AfterReopen_ReturnsWhatWasAcknowledged()
    {
        long version;
        using (var store = _folder.Open())
        {
            version = (await store.WriteAsync(Key("a"), 0, [1, 2])).Version;
        }

        using var reopened = _folder.Open();

        var state = reopened.Read(Key("a"));
        Assert.Equal(version, state?.Version);
        Assert.Equal([1, 2], state?.Payload);
    }

    [Fact]
    public async Task Write_AfterClearAndReopen_NeverGivesAVersionTwice()
    {
        long version;
        using (var store = _folder.Open())
        {
            version = (await store.WriteAsync(Key("a"), 0, [1])).Version;
            await store.WriteAsync(Key("a"), version, payload: null);
        }

        using var reopened = _folder.Open();
        var outcome = await reopened.WriteAsync(Key("a"), 0, [1]);

        Assert.True(outcome.Version > version);
    }

    [Fact]
    public async Task Write_ConflictAmongOthers_ConcernsOnlyItself()
    {
        using var store = _folder.Open();
        await store.WriteAsync(Key("taken"), 0, [1]);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => store.WriteAsync(Key(i == 100 ? "taken" : $"{i}"), 0, [2]))
        );

        Assert.Equal([100], Enumerable.Range(0, 200).Where(i => !outcomes[i].Committed));
        Assert.Equal([1], store.Read(Key("taken"))?.Payload);
        Assert.Equal(200, store.ReadStatistics().Rows);
    }

    [Fact]
    public async Task Write_ManyAtOnce_SharesTransactions()
    {
        using var store = _folder.Open();
        using var batches = new MeasurementList<int>(
            _folder.Meters,
            MetricNames.StoreMeter,
            MetricNames.StoreBatchSize
        );

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => store.WriteAsync(Key($"{i}"), 0, new byte[100])));

        var sizes = batches.Values;
        Assert.Equal(2_000, sizes.Sum());
        Assert.All(sizes, static size => Assert.InRange(size, 1, 512));
        Assert.InRange(sizes.Count, 4, 1_000);
    }

    [Fact]
    public async Task Write_LargerThanTheLimit_IsRefusedBeforeTheWriter()
    {
        using var store = _folder.Open(options => options.StateBytesLimit = 1_024);

        await Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync(Key("a"), 0, new byte[1_025]));

        Assert.Null(store.Read(Key("a")));
    }

    [Fact]
    public async Task Dispose_WithWritesWaiting_CarriesThemOut()
    {
        Task<WriteOutcome>[] writes;
        using (var store = _folder.Open())
        {
            writes = [.. Enumerable.Range(0, 1_000).Select(i => store.WriteAsync(Key($"{i}"), 0, new byte[100]))];
        }

        var outcomes = await Task.WhenAll(writes);

        using var reopened = _folder.Open();
        Assert.All(outcomes, static outcome => Assert.True(outcome.Committed));
        Assert.Equal(1_000, reopened.ReadStatistics().Rows);
    }

    [Fact]
    public async Task Write_AfterDispose_IsUnavailable()
    {
        var store = _folder.Open();
        store.Dispose();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Key("a"), 0, [1]));
        Assert.Throws<StoreUnavailableException>(() => store.Read(Key("a")));
    }

    [Fact]
    public async Task Import_ManyStates_AddsNewAndSkipsExisting()
    {
        using var store = _folder.Open();
        await store.WriteAsync(Key("5"), 0, [9]);

        var result = await store.ImportAsync(StatesAsync(20_000));

        Assert.Equal(new(Added: 19_999, Skipped: 1), result);
        Assert.Equal([9], store.Read(Key("5"))?.Payload);
        Assert.Equal([1, 2, 3], store.Read(Key("19999"))?.Payload);
    }

    [Fact]
    public async Task Statistics_SeveralGrainTypes_CountsRowsAndBytes()
    {
        using var store = _folder.Open();
        await store.WriteAsync(new("b", [1], "state"), 0, new byte[10]);
        await store.WriteAsync(new("a", [1], "state"), 0, new byte[20]);
        await store.WriteAsync(new("a", [2], "state"), 0, new byte[30]);

        var statistics = store.ReadStatistics();

        Assert.Equal([new("a", 2, 50), new("b", 1, 10)], statistics.GrainTypes);
        Assert.Equal(3, statistics.Rows);
        Assert.Equal(60, statistics.Bytes);
        Assert.True(statistics.FileBytes > 0);
    }

    private static StateKey Key(string key) => new("test", System.Text.Encoding.UTF8.GetBytes(key), "state");

    private static async IAsyncEnumerable<ImportedState> StatesAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new(Key($"{i}"), [1, 2, 3]);
        }

        await Task.CompletedTask;
    }
}
