using Orleans.Storage;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>What every grain storage of the product must do. A provider's suite derives from this and names its storage.</summary>
public abstract partial class GrainStorageContract
{
    private const string StateName = "state";
    private static readonly GrainId Grain = GrainId.Create("contract", "one");

    /// <summary>Pairs of keys that must not be taken for each other.</summary>
    public static TheoryData<string, string> DifferentKeys =>
        new()
        {
            { "a", "A" },
            { "a", "a " },
            { "a/b", "a_b" },
            { "a%2Fb", "a/b" },
            { "a'b", "a\"b" },
            { "a\0b", "a" },
            { "é", "e\u0301" },
            { "😀", "😁" },
            { "%", "_" },
            { "x;DROP TABLE states", "x" },
            { new string('k', 1000), new string('k', 1001) },
        };

    /// <summary>The storage under test, empty at the start of each test.</summary>
    protected abstract IGrainStorage Storage { get; }

    [Fact]
    public async Task Read_NeverWritten_IsAFreshStateWithoutETag()
    {
        var state = new ContractGrainState("stale", "17");

        await Storage.ReadStateAsync(StateName, Grain, state);

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal("", state.State.Text);
    }

    [Fact]
    public async Task Read_AfterWrite_ReturnsWhatWasWritten()
    {
        var written = await WriteNewAsync("first");

        var read = await ReadAsync();

        Assert.Equal("first", read.State.Text);
        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task Write_WithCurrentETag_ReplacesStateAndETag()
    {
        var state = await WriteNewAsync("first");
        var firstETag = state.ETag;
        state.State = new() { Text = "second" };

        await Storage.WriteStateAsync(StateName, Grain, state);

        var read = await ReadAsync();
        Assert.Equal("second", read.State.Text);
        Assert.NotEqual(firstETag, state.ETag);
        Assert.Equal(state.ETag, read.ETag);
    }

    [Fact]
    public async Task Write_WithoutETagOverExisting_IsInconsistent()
    {
        await WriteNewAsync("first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteNewAsync("second"));

        Assert.Equal("first", (await ReadAsync()).State.Text);
    }

    [Fact]
    public async Task Write_WithStaleETag_IsInconsistentAndKeepsTheNewer()
    {
        var state = await WriteNewAsync("first");
        var stale = new ContractGrainState("stale", state.ETag);
        state.State = new() { Text = "second" };
        await Storage.WriteStateAsync(StateName, Grain, state);

        var failure = await Assert.ThrowsAsync<InconsistentStateException>(() =>
            Storage.WriteStateAsync(StateName, Grain, stale)
        );

        Assert.Equal(state.ETag, failure.StoredEtag);
        Assert.Equal("second", (await ReadAsync()).State.Text);
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("not an etag")]
    [InlineData("-1")]
    public async Task Write_WithAnETagThatWasNeverGiven_IsInconsistent(string etag)
    {
        var state = new ContractGrainState("x", etag);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, Grain, state));

        Assert.False((await ReadAsync()).RecordExists);
    }

    [Fact]
    public async Task Clear_WithCurrentETag_RemovesTheState()
    {
        var state = await WriteNewAsync("first");

        await Storage.ClearStateAsync(StateName, Grain, state);

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal("", state.State.Text);
        Assert.False((await ReadAsync()).RecordExists);
    }

    [Fact]
    public async Task Clear_NeverWritten_Succeeds()
    {
        var state = new ContractGrainState();

        await Storage.ClearStateAsync(StateName, Grain, state);

        Assert.False(state.RecordExists);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clear_WithoutTheCurrentETag_IsInconsistentAndKeepsTheState(bool hasStaleETag)
    {
        var state = await WriteNewAsync("first");
        var stale = new ContractGrainState("", hasStaleETag ? state.ETag : null);
        state.State = new() { Text = "second" };
        await Storage.WriteStateAsync(StateName, Grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync(StateName, Grain, stale));

        Assert.Equal("second", (await ReadAsync()).State.Text);
    }

    [Fact]
    public async Task Write_AfterClear_MakesTheStateAnewUnderAnotherETag()
    {
        var state = await WriteNewAsync("first");
        var firstETag = state.ETag;
        await Storage.ClearStateAsync(StateName, Grain, state);
        state.State = new() { Text = "again" };

        await Storage.WriteStateAsync(StateName, Grain, state);

        Assert.Equal("again", (await ReadAsync()).State.Text);
        Assert.NotEqual(firstETag, state.ETag);
    }

    [Fact]
    public async Task Write_WithTheETagOfAClearedState_IsInconsistent()
    {
        var state = await WriteNewAsync("first");
        var stale = new ContractGrainState("stale", state.ETag);
        await Storage.ClearStateAsync(StateName, Grain, state);
        await Storage.WriteStateAsync(StateName, Grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, Grain, stale));
    }

    [Fact]
    public async Task State_OfAnotherName_IsIndependent()
    {
        await WriteNewAsync("first");
        var other = new ContractGrainState("other");

        await Storage.WriteStateAsync("another", Grain, other);
        await Storage.ClearStateAsync("another", Grain, other);

        Assert.Equal("first", (await ReadAsync()).State.Text);
    }

    [Fact]
    public async Task State_OfAnotherGrainType_IsIndependent()
    {
        await WriteNewAsync("first");

        var read = await ReadAsync(GrainId.Create("contract2", "one"));

        Assert.False(read.RecordExists);
    }

    [Theory]
    [MemberData(nameof(DifferentKeys))]
    public async Task State_OfAnotherKey_IsIndependent(string key, string otherKey)
    {
        var (grain, other) = (GrainId.Create("contract", key), GrainId.Create("contract", otherKey));

        await Storage.WriteStateAsync(StateName, grain, new ContractGrainState("first"));
        await Storage.WriteStateAsync(StateName, other, new ContractGrainState("second"));

        Assert.Equal("first", (await ReadAsync(grain)).State.Text);
        Assert.Equal("second", (await ReadAsync(other)).State.Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_096)]
    [InlineData(1_000_000)]
    public async Task Read_AfterWriteOfAnySize_ReturnsTheSameBytes(int length)
    {
        var state = new ContractGrainState();
        new Random(length).NextBytes(state.State.Bytes = new byte[length]);

        await Storage.WriteStateAsync(StateName, Grain, state);

        Assert.Equal(state.State.Bytes, (await ReadAsync()).State.Bytes);
    }

    [Fact]
    public async Task Read_AfterWriteOfNull_IsAFreshStateThatExists()
    {
        var state = new ContractGrainState { State = null! };

        await Storage.WriteStateAsync(StateName, Grain, state);

        var read = await ReadAsync();
        Assert.True(read.RecordExists);
        Assert.Equal(state.ETag, read.ETag);
        Assert.Equal("", read.State.Text);
    }

    [Fact]
    public async Task Write_Cancelled_WritesNothing()
    {
        var state = new ContractGrainState("first");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Storage.WriteStateAsync(StateName, Grain, state, cancelled.Token)
        );

        Assert.False((await ReadAsync()).RecordExists);
        Assert.Null(state.ETag);
    }

    private async Task<ContractGrainState> WriteNewAsync(string text)
    {
        var state = new ContractGrainState(text);
        await Storage.WriteStateAsync(StateName, Grain, state);
        Assert.True(state.RecordExists);
        return state;
    }

    private async Task<ContractGrainState> ReadAsync(GrainId? grain = null)
    {
        var state = new ContractGrainState();
        await Storage.ReadStateAsync(StateName, grain ?? Grain, state);
        return state;
    }
}
