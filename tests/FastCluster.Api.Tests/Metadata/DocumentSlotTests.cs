using FastCluster.Api.Metadata;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Api.Tests.Metadata;

public sealed class DocumentSlotTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly DocumentSlot _slot;
    private Func<PublishedDocument?> _owner;
    private int _asked;
    private int _failures;

    public DocumentSlotTests()
    {
        _owner = () => new("{}"u8.ToArray(), _time.GetUtcNow().AddMinutes(10));
        _slot = new(FetchAsync, _time, new(), _ => _failures++);
    }

    public void Dispose() => _slot.Dispose();

    [Fact]
    public async Task GetAsync_WithinRefreshAge_AsksOnce()
    {
        await _slot.GetAsync(CancellationToken.None);
        await _slot.GetAsync(CancellationToken.None);

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task GetAsync_AfterRefreshAge_AsksAgain()
    {
        await _slot.GetAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(6));
        await _slot.GetAsync(CancellationToken.None);

        Assert.Equal(2, _asked);
    }

    [Fact]
    [Requirement("DISC-24")]
    public async Task GetAsync_OwnerAway_ServesTheLastUntilItsEnd()
    {
        var first = await _slot.GetAsync(CancellationToken.None);
        _owner = () => throw new TimeoutException();
        _time.Advance(TimeSpan.FromMinutes(9));

        Assert.Equal(first, await _slot.GetAsync(CancellationToken.None));
        Assert.Equal(1, _failures);
        _time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<TimeoutException>(() => _slot.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task GetAsync_OwnerHasNoneAnyMore_StopsServing()
    {
        await _slot.GetAsync(CancellationToken.None);
        _owner = () => null;
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Same(DocumentOutcome.Missing.Value, await _slot.GetAsync(CancellationToken.None));
    }

    private Task<PublishedDocument?> FetchAsync(CancellationToken cancellationToken)
    {
        _asked++;
        return Task.FromResult(_owner());
    }
}
