using System.Text;
using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Testing.Servers;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>
/// What every store on the network must do while its server is away, hangs, or a connection breaks: nothing acknowledged
/// is lost, nothing is acknowledged that did not happen, callers see a retryable error in time, and it recovers by itself.
/// </summary>
#pragma warning disable CA1001 // xunit disposes it through IAsyncLifetime
public abstract class StoreFaultContract : IAsyncLifetime
#pragma warning restore CA1001
{
    private TcpProxy? _proxy;
    private IStateStore? _store;

    /// <summary>The server; tests of a class take turns.</summary>
    protected abstract ITestServer Server { get; }

    /// <summary>The store under test, behind the proxy.</summary>
    protected IStateStore Store => _store!;

    private TcpProxy Proxy => _proxy!;

    /// <summary>Makes an empty prepared store; the server runs.</summary>
    /// <param name="port">Port through which the store reaches the server.</param>
    /// <param name="queueLimit">Most operations at once.</param>
    private protected abstract Task<IStateStore> OpenAsync(int port, int queueLimit);

    public async Task InitializeAsync()
    {
        _proxy = new TcpProxy(Server.Port);
        _store = await OpenAsync(Proxy.Port, queueLimit: 64);
    }

    public async Task DisposeAsync()
    {
        await CloseAsync(Store);
        await Proxy.DisposeAsync();
    }

    [Fact]
    public async Task Write_ConnectionsCutUnderLoad_LosesNothingAcknowledgedAndRecovers()
    {
        var load = Load.Start(Store);
        await load.AcknowledgedAsync(200);

        Proxy.Cut();
        await load.FailedAsync();
        Proxy.Heal();
        await load.AcknowledgedAsync(200);

        await load.StopAsync();
    }

    [Fact]
    public async Task Operations_ServerFrozen_FailInTimeAndRecover()
    {
        await Store.WriteAsync(Key("before"), null, [1]);

        Server.Freeze();
        var started = TimeProvider.System.GetTimestamp();
        var read = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await Store.ReadAsync(Key("before"))
        );
        var write = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("in"), null, [1]));
        var passed = TimeProvider.System.GetElapsedTime(started);
        Server.Thaw();

        Assert.InRange(passed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9));
        Assert.All([read, write], failure => Assert.Contains(Store.Name, failure.Message, StringComparison.Ordinal));
        await Eventually.TrueAsync(() => WritesAsync(Store), "a write after the server ran again");
        Assert.Equal([1], (await Store.ReadAsync(Key("before")))?.Payload);
    }

    [Fact]
    public async Task Write_ReplyLost_IsUnavailableAndARetryIsAConflict()
    {
        var first = await Store.WriteAsync(Key("a"), null, [1]);

        Proxy.DropReplies();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("a"), first.ETag, [2]));
        var asked = Proxy.RequestsWithoutReply;
        Proxy.Heal();
        await Eventually.TrueAsync(async () => await ReadsAsync(Key("a"), 2), "the write whose reply was lost");
        var retry = await Store.WriteAsync(Key("a"), first.ETag, [3]);

        Assert.True(asked > 0);
        Assert.False(retry.Committed);
        Assert.Equal((await Store.ReadAsync(Key("a")))?.ETag, retry.ETag);
    }

    [Fact]
    public async Task Operations_MoreThanMayWait_AreRefusedAtOnce()
    {
        Server.Freeze();
        var started = TimeProvider.System.GetTimestamp();
        var writes = Enumerable.Range(0, 200).Select(i => RefusedAfterAsync(started, Key($"{i}"))).ToArray();
        var waits = await Task.WhenAll(writes);
        Server.Thaw();

        Assert.True(waits.Count(static wait => wait < TimeSpan.FromSeconds(1)) >= 200 - 64);
        Assert.True(waits.Max() < TimeSpan.FromSeconds(6));
        await Eventually.TrueAsync(() => WritesAsync(Store), "a write after the server ran again");
    }

    [Fact]
    public async Task Check_ServerAway_IsUnavailableAndSoundOnceItIsBack()
    {
        Proxy.Cut();
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.CheckAsync());
        Proxy.Heal();

        Assert.DoesNotContain("not-secret", refused.ToString(), StringComparison.Ordinal);
        await Eventually.TrueAsync(() => WritesAsync(Store), "a write after the server was back");
        await Store.CheckAsync();
    }

    private protected static StateKey Key(string key) => new("test", Encoding.UTF8.GetBytes(key), "state");

    private protected static async Task<bool> WritesAsync(IStateStore store)
    {
        try
        {
            return (await store.WriteAsync(Key($"{Guid.NewGuid()}"), null, [1])).Committed;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private protected static async Task CloseAsync(IStateStore store)
    {
        if (store is IAsyncDisposable closing)
        {
            await closing.DisposeAsync();
        }
    }

    private async Task<bool> ReadsAsync(StateKey key, byte expected)
    {
        try
        {
            return (await Store.ReadAsync(key))?.Payload is [var value] && value == expected;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private async Task<TimeSpan> RefusedAfterAsync(long started, StateKey key)
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(key, null, [1]));
        return TimeProvider.System.GetElapsedTime(started);
    }
}
