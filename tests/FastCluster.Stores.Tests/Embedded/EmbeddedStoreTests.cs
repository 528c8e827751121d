using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Telemetry;

namespace FastCluster.Stores.Tests.Embedded;

public sealed class EmbeddedStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_AfterReopen_ReturnsWhatWasAcknowledged()
    {
        string? version;
        using (var store = _folder.Open())
        {
            version = (await store.WriteAsync(Key("a"), null, [1, 2])).ETag;
        }

        using var reopened = _folder.Open();

        var state = await reopened.ReadAsync(Key("a"));
        Assert.Equal(version, state?.ETag);
        Assert.Equal([1, 2], state?.Payload);
    }

    [Fact]
    public async Task Write_AfterClearAndReopen_NeverGivesAVersionTwice()
    {
        string? version;
        using (var store = _folder.Open())
        {
            version = (await store.WriteAsync(Key("a"), null, [1])).ETag;
            await store.WriteAsync(Key("a"), version, payload: null);
        }

        using var reopened = _folder.Open();
        var outcome = await reopened.WriteAsync(Key("a"), null, [1]);

        Assert.True(long.Parse(outcome.ETag!) > long.Parse(version!));
    }

    [Fact]
    public async Task Write_ConflictAmongOthers_ConcernsOnlyItself()
    {
        using var store = _folder.Open();
        await store.WriteAsync(Key("taken"), null, [1]);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => store.WriteAsync(Key(i == 100 ? "taken" : $"{i}"), null, [2]))
        );

        Assert.Equal([100], Enumerable.Range(0, 200).Where(i => !outcomes[i].Committed));
        Assert.Equal([1], (await store.ReadAsync(Key("taken")))?.Payload);
        Assert.Equal(200, (await store.ReadStatisticsAsync()).Rows);
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

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => store.WriteAsync(Key($"{i}"), null, new byte[100])));

        var sizes = batches.Values;
        Assert.Equal(2_000, sizes.Sum());
        Assert.All(sizes, static size => Assert.InRange(size, 1, 512));
        Assert.InRange(sizes.Count, 4, 1_000);
    }

    [Fact]
    public async Task Write_LargerThanTheLimit_IsRefusedBeforeTheWriter()
    {
        using var store = _folder.Open(options => options.StateBytesLimit = 1_024);

        await Assert.ThrowsAsync<ArgumentException>(() => store.WriteAsync(Key("a"), null, new byte[1_025]));

        Assert.Null(await store.ReadAsync(Key("a")));
    }

    [Fact]
    public async Task Dispose_WithWritesWaiting_CarriesThemOut()
    {
        Task<WriteOutcome>[] writes;
        using (var store = _folder.Open())
        {
            writes = [.. Enumerable.Range(0, 1_000).Select(i => store.WriteAsync(Key($"{i}"), null, new byte[100]))];
        }

        var outcomes = await Task.WhenAll(writes);

        using var reopened = _folder.Open();
        Assert.All(outcomes, static outcome => Assert.True(outcome.Committed));
        Assert.Equal(1_000, (await reopened.ReadStatisticsAsync()).Rows);
    }

    [Fact]
    public async Task Write_AfterDispose_IsUnavailable()
    {
        var store = _folder.Open();
        store.Dispose();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync(Key("a"), null, [1]));
        Assert.Throws<StoreUnavailableException>(() => store.Read(Key("a")));
    }

    [Fact]
    public async Task Import_ManyStates_AddsNewAndSkipsExisting()
    {
        using var store = _folder.Open();
        await store.WriteAsync(Key("5"), null, [9]);

        var result = await store.ImportAsync(StatesAsync(20_000));

        Assert.Equal(new(Added: 19_999, Skipped: 1), result);
        Assert.Equal([9], (await store.ReadAsync(Key("5")))?.Payload);
        Assert.Equal([1, 2, 3], (await store.ReadAsync(Key("19999")))?.Payload);
    }

    [Fact]
    public async Task Statistics_SeveralGrainTypes_CountsRowsAndBytes()
    {
        using var store = _folder.Open();
        await store.WriteAsync(new("b", [1], "state"), null, new byte[10]);
        await store.WriteAsync(new("a", [1], "state"), null, new byte[20]);
        await store.WriteAsync(new("a", [2], "state"), null, new byte[30]);

        var statistics = await store.ReadStatisticsAsync();

        Assert.Equal([new("a", 2, 50), new("b", 1, 10)], statistics.GrainTypes);
        Assert.Equal(3, statistics.Rows);
        Assert.Equal(60, statistics.Bytes);
        Assert.True(statistics.DiskBytes > 0);
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
