using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Testing.Servers;

namespace FastCluster.Stores.Tests.Redis;

/// <summary>The faults of every store over Redis, and its own.</summary>
public sealed class RedisFaultTests(RedisFixture place) : DurableServerFaultContract, IClassFixture<RedisFixture>
{
    private RemoteStoreOptions? _options;

    protected override ITestServer Server => place.Server;

    private protected override async Task<IStateStore> OpenAsync(int port, int queueLimit)
    {
        _options = RedisFixture.Options(place.Server, port) with
        {
            QueueLimit = queueLimit,
            Timeout = TimeSpan.FromSeconds(3),
        };
        return await RedisFixture.OpenAsync(_options);
    }

    [Fact]
    public async Task Write_PasswordNoLongerGood_IsUnavailableUntilItIsAgain()
    {
        var first = await Store.WriteAsync(Key("a"), null, [1]);

        await place.Server.ExecuteAsync("CONFIG SET requirepass changed");
        await place.Server.ExecuteAsync("CLIENT KILL TYPE normal", "changed");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.WriteAsync(Key("a"), first.ETag, [2])
        );
        await place.Server.ExecuteAsync("CONFIG SET requirepass not-secret", "changed");

        Assert.DoesNotContain("not-secret", refused.ToString(), StringComparison.Ordinal);
        await Eventually.TrueAsync(() => WritesAsync(Store), "a write with the good password");
        Assert.Equal(first.ETag, (await Store.ReadAsync(Key("a")))?.ETag);
    }

    [Fact]
    public async Task Write_MemoryFull_IsUnavailableAndChangesNothing()
    {
        var first = await Store.WriteAsync(Key("a"), null, [1]);

        await place.Server.ExecuteAsync("CONFIG SET maxmemory 1");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("a"), first.ETag, [2]));
        var whileFull = await Store.ReadAsync(Key("a"));
        await place.Server.ExecuteAsync("CONFIG SET maxmemory 0");

        Assert.Equal(first.ETag, whileFull?.ETag);
        Assert.True((await Store.WriteAsync(Key("a"), first.ETag, [2])).Committed);
    }

    [Fact]
    public async Task Check_EmptyServer_NamesTheCommand()
    {
        await using var store = RedisFixture.OpenUnprepared(RedisFixture.Options(place.Server));

        var refused = await Assert.ThrowsAsync<StoreVersionException>(() => store.CheckAsync());

        Assert.Equal(0, refused.Found);
        Assert.Contains("fastcluster store init", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("appendfsync", "everysec", "always")]
    [InlineData("appendonly", "no", "yes")]
    [InlineData("maxmemory-policy", "allkeys-lru", "noeviction")]
    public async Task Check_ServerThatCanLoseWrites_IsRefusedUnlessAccepted(string setting, string weak, string strong)
    {
        await using var lenient = RedisFixture.OpenUnprepared(_options! with { AcceptsWeakDurability = true });
        await place.Server.ExecuteAsync($"CONFIG SET {setting} {weak}");

        var refused = await Assert.ThrowsAsync<StoreNotDurableException>(() => Store.CheckAsync());
        await lenient.CheckAsync();
        await place.Server.ExecuteAsync($"CONFIG SET {setting} {strong}");

        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
        Assert.Contains("storage.allowWeakDurability", refused.Message, StringComparison.Ordinal);
        await Store.CheckAsync();
    }

    [Fact]
    public async Task Prepare_BackAndForth_IsRefusedOnceThereAreStates()
    {
        var sut = RedisFixture.Preparation(_options!);
        var before = await sut.PrepareAsync(0, CancellationToken.None);
        var planned = await sut.DescribeAsync(1, CancellationToken.None);
        await sut.PrepareAsync(1, CancellationToken.None);
        await Store.WriteAsync(Key("a"), null, [1]);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => sut.PrepareAsync(0, CancellationToken.None));

        Assert.Equal(1, before);
        Assert.Equal($"SET {_options!.Name}:schema 1", planned);
        await Store.CheckAsync();
    }
}
