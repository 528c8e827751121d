using FastCluster.Contracts.Storage;
using FastCluster.Grains.Nodes;
using FastCluster.Grains.Tokens;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Durability.Tests.Replay;

/// <summary>
/// The mark of a shard while its store fails at chosen moments. A claim is covered by what is in the store for sure, or by
/// the other nodes' testimony, and by nothing else (ADR 12, ADR 31).
/// </summary>
public sealed class ReplayMarkTests
{
    private const long Stored = 10_000;
    private readonly Row _row = new();
    private readonly Lease _lease = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly ReplayMark _mark;

    public ReplayMarkTests() => _mark = new(_row, _lease, new(), _clock, () => { });

    [Fact]
    [Requirement("JWT-13")]
    public async Task Mark_ThatTheStoreDidNotTake_CoversWhatIsWitnessedAndOpensNothing()
    {
        Assert.Equal(Stored, _mark.StoredUntil);
        _row.OnWrite = () => throw new StoreUnavailableException();

        await _mark.ExtendAsync(Stored);

        Assert.Null(_mark.StoredUntil);
        Assert.True(_mark.Covers(Stored + 1));
        _lease.IsWitnessed = false;
        Assert.False(_mark.Covers(Stored + 1));
        Assert.True(_mark.Covers(Stored));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Mark_OnItsWay_CoversNothingBeforeItIsStored()
    {
        _row.OnWrite = () => throw new StoreUnavailableException();
        await _mark.ExtendAsync(Stored);
        using var written = new SemaphoreSlim(0);
        _row.OnWrite = () => written.WaitAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        _lease.IsWitnessed = false;

        await _mark.ExtendAsync(Stored + 2_000);

        Assert.Equal((true, false), (_mark.IsOnItsWay, _mark.MayWrite));
        Assert.Null(_mark.StoredUntil);
        Assert.False(_mark.Covers(Stored + 2_000));
        written.Release();
        await _mark.SettleAsync(CancellationToken.None);
        Assert.Equal((false, true), (_mark.IsOnItsWay, _mark.MayWrite));
        Assert.Equal(Stored + 6_000, _mark.StoredUntil);
        Assert.True(_mark.Covers(Stored + 6_000));
    }

    [Fact]
    [Requirement("JWT-13")]
    public async Task Mark_OfARowThatSomebodyElseWrote_StaysWhatItWas()
    {
        _row.OnWrite = () => throw new InvalidOperationException("another ETag");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _mark.ExtendAsync(Stored));

        Assert.False(_mark.Covers(Stored + 1));
        Assert.Equal(Stored, _row.State.ClaimsUntil);
    }

    private sealed class Row : IPersistentState<ReplayState>
    {
        public Func<Task> OnWrite { get; set; } = () => Task.CompletedTask;

        public ReplayState State { get; set; } = new() { ClaimsUntil = Stored };

        public string Etag => "1";

        public bool RecordExists => true;

        public Task WriteStateAsync() => OnWrite();

        public Task ReadStateAsync() => Task.CompletedTask;

        public Task ClearStateAsync() => Task.CompletedTask;
    }

    private sealed class Lease : IOwnershipLease
    {
        public bool IsHeld => true;

        public bool IsWitnessed { get; set; } = true;

        public TimeSpan FormerOwnersEndIn => TimeSpan.Zero;

        public ValueTask LookAroundAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
