using System.Text;
using FastCluster.Silo.Storage;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>What every store of the product must do below the grain storage.</summary>
public abstract class StateStoreContract
{
    /// <summary>The store under test, empty at the start of each test.</summary>
    protected abstract IStateStore Store { get; }

    [Fact]
    public async Task Check_PreparedStore_Passes() => await Store.CheckAsync();

    [Fact]
    public async Task ReadKeys_ManyKeys_AreInByteOrderBetweenTheBorders()
    {
        byte[][] keys =
        [
            [0],
            [0, 0],
            [0, 255],
            [1],
            [47],
            [65],
            [97],
            [127],
            [128],
            [200, 1],
            [255],
            [255, 255],
        ];
        await Task.WhenAll(keys.Reverse().Select(key => WriteAsync(new("type", key, "state"))));
        await WriteAsync(new("other", [5], "state"));

        var all = await Store.ReadKeysAsync(new("type", [], [255, 255, 255], 100));
        var some = await Store.ReadKeysAsync(new("type", [0, 0], [128], 3));

        Assert.Equal(keys, all);
        Assert.Equal(
            [
                [0, 255],
                [1],
                [47],
            ],
            some
        );
    }

    [Fact]
    public async Task ReadKeys_SeveralStatesOfAGrain_NamesItOnceUntilTheLastIsCleared()
    {
        await WriteAsync(new("type", [1], "a"));
        var last = await WriteAsync(new("type", [1], "b"));
        var other = await WriteAsync(new("type", [2], "a"));
        await Store.WriteAsync(new("type", [2], "a"), other, payload: null);
        var before = await Store.ReadKeysAsync(new("type", [], [255], 100));

        await Store.WriteAsync(new("type", [1], "b"), last, payload: null);

        Assert.Equal(
            [
                [1],
            ],
            before
        );
        Assert.Equal(
            [
                [1],
            ],
            await Store.ReadKeysAsync(new("type", [], [255], 100))
        );
    }

    [Fact]
    public async Task Statistics_AfterWritesAndClears_CountsRowsAndBytes()
    {
        var first = await WriteAsync(new("b", [1], "state"), 10);
        await WriteAsync(new("a", [1], "state"), 20);
        await WriteAsync(new("a", [2], "state"), 30);
        await Store.WriteAsync(new("b", [1], "state"), first, new byte[70]);
        var gone = await WriteAsync(new("a", [3], "state"), 40);
        await Store.WriteAsync(new("a", [3], "state"), gone, payload: null);

        var statistics = await Store.ReadStatisticsAsync();

        Assert.Equal([new("a", 2, 50), new("b", 1, 70)], statistics.GrainTypes);
    }

    [Fact]
    public async Task Import_ManyStates_AddsNewAndSkipsExisting()
    {
        await WriteAsync(Key("5"), 9);

        var result = await Store.ImportAsync(StatesAsync(1_000));

        Assert.Equal(new(Added: 999, Skipped: 1), result);
        Assert.Equal(9, (await Store.ReadAsync(Key("5")))?.Payload.Length);
        Assert.Equal([1, 2, 3], (await Store.ReadAsync(Key("999")))?.Payload);
    }

    [Fact]
    public async Task Write_ManyOnFewStatesAtOnce_EachChainOfETagsIsUnbroken()
    {
        var chains = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => TryAddAsync(Key($"{i % 10}"))));
        var rounds = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => Task.Run(() => RewriteAsync(Key($"{i}"), 20)))
        );

        Assert.Equal(10, chains.Count(static isAdded => isAdded));
        Assert.Equal(200, rounds.SelectMany(static etags => etags).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(65_536)]
    [InlineData(1_048_576)]
    [InlineData(5_000_001)]
    [InlineData(16_777_216)]
    public async Task Read_LargeStateWrittenTwiceAndCleared_IsWholeEachTime(int length)
    {
        var payload = new byte[length];
        new Random(length).NextBytes(payload);
        var first = await Store.WriteAsync(Key("large"), null, new byte[length]);
        var second = await Store.WriteAsync(Key("large"), first.ETag, payload);

        var read = await Store.ReadAsync(Key("large"));
        var cleared = await Store.WriteAsync(Key("large"), second.ETag, payload: null);

        Assert.True(payload.AsSpan().SequenceEqual(read?.Payload), "The state came back changed.");
        Assert.True(cleared.Committed);
        Assert.Null(await Store.ReadAsync(Key("large")));
    }

    [Fact]
    public async Task Write_LargerThanTheLimit_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync(Key("a"), null, new byte[16_777_217]));

        Assert.Null(await Store.ReadAsync(Key("a")));
    }

    private static StateKey Key(string key) => new("test", Encoding.UTF8.GetBytes(key), "state");

    private async Task<string?> WriteAsync(StateKey key, int length = 1)
    {
        var outcome = await Store.WriteAsync(key, null, new byte[length]);
        Assert.True(outcome.Committed);
        return outcome.ETag;
    }

    private async Task<bool> TryAddAsync(StateKey key) => (await Store.WriteAsync(key, null, [1])).Committed;

    private async Task<List<string>> RewriteAsync(StateKey key, int rounds)
    {
        var etags = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            var stored = await Store.ReadAsync(key);
            var outcome = await Store.WriteAsync(key, stored?.ETag, [(byte)round]);
            Assert.True(outcome.Committed);
            etags.Add(outcome.ETag!);
        }

        return etags;
    }

    private static async IAsyncEnumerable<ImportedState> StatesAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return new(Key($"{i}"), [1, 2, 3]);
        }

        await Task.CompletedTask;
    }
}
