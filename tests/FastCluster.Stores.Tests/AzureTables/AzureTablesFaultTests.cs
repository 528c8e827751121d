using Azure.Data.Tables;
using FastCluster.Contracts.Storage;
using FastCluster.Silo.Storage;
using FastCluster.Testing.Servers;

namespace FastCluster.Stores.Tests.AzureTables;

/// <summary>The faults of every store over Azure Tables, and its own.</summary>
public sealed class AzureTablesFaultTests(AzureTablesFixture place)
    : StoreFaultContract,
        IClassFixture<AzureTablesFixture>
{
    private RemoteStoreOptions? _options;

    protected override ITestServer Server => place.Server;

    private protected override async Task<IStateStore> OpenAsync(int port, int queueLimit)
    {
        _options = place.Options(port) with { QueueLimit = queueLimit, Timeout = TimeSpan.FromSeconds(3) };
        return await AzureTablesFixture.OpenAsync(_options);
    }

    [Fact]
    public async Task Operations_ServerKilled_AreUnavailableAndRecoverByThemselves()
    {
        Server.Kill();
        var read = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.ReadAsync(Key("a")));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("a"), null, [1]));
        await Server.StartAsync();

        // Azurite had not flushed the table yet
        await AzureTablesFixture.Preparation(_options!).PrepareAsync(1, CancellationToken.None);
        await Eventually.TrueAsync(() => WritesAsync(Store), "a write after the server ran again");
        Assert.Contains(Store.Name, read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_WrongAccountKey_AreUnavailable()
    {
        var key = Convert.ToBase64String(new byte[64]);
        var connection = string.Join(
            ';',
            _options!
                .ConnectionString()
                .Split(';')
                .Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={key}" : part)
        );
        var sut = AzureTablesFixture.OpenUnprepared(_options with { ConnectionString = () => connection });

        var read = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await sut.ReadAsync(Key("a")));
        var write = await Assert.ThrowsAsync<StoreUnavailableException>(() => sut.WriteAsync(Key("a"), null, [1]));

        Assert.All([read, write], refused => Assert.DoesNotContain(key, refused.ToString(), StringComparison.Ordinal));
        Assert.Null(await Store.ReadAsync(Key("a")));
    }

    [Fact]
    public async Task Operations_TableGone_AreUnavailableAndTheCheckNamesTheCommand()
    {
        var first = await Store.WriteAsync(Key("a"), null, [1]);
        await new TableClient(_options!.ConnectionString(), _options.Name + "state").DeleteAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Store.ReadAsync(Key("a")));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("b"), null, [1]));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("a"), first.ETag, [2]));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(Key("a"), first.ETag, null));
        var refused = await Assert.ThrowsAsync<StoreVersionException>(() => Store.CheckAsync());

        Assert.Equal(0, refused.Found);
        Assert.Contains("fastcluster store init", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_LargeStateReplacedMeanwhile_IsOneOfTheTwo()
    {
        var outcome = await Store.WriteAsync(Key("large"), null, Filled(2_000_000, 0));
        for (byte round = 1; round < 6; round++)
        {
            var reading = Task.Run(async () => await Store.ReadAsync(Key("large")));
            outcome = await Store.WriteAsync(Key("large"), outcome.ETag, Filled(2_000_000, round));
            var payload = (await reading)!.Payload;

            Assert.Equal(2_000_000, payload.Length);
            Assert.InRange(payload[0], round - 1, round);
            Assert.Equal(-1, payload.AsSpan().IndexOfAnyExcept(payload[0]));
        }
    }

    [Fact]
    public async Task Write_LargeStateReplacedAndCleared_LeavesNoRows()
    {
        var table = new TableClient(_options!.ConnectionString(), _options.Name + "state");
        var first = await Store.WriteAsync(Key("large"), null, Filled(3_000_000, 1));
        var second = await Store.WriteAsync(Key("large"), first.ETag, Filled(2_000_000, 2));
        await Store.WriteAsync(Key("large"), first.ETag, Filled(2_000_000, 3));
        await Store.WriteAsync(Key("large"), second.ETag, null);

        var left = await table.QueryAsync<TableEntity>().Select(row => row.RowKey).ToListAsync();

        Assert.Equal(["version"], left);
    }

    [Fact]
    public async Task Prepare_BackAndForth_IsRefusedOnceThereAreStates()
    {
        var sut = AzureTablesFixture.Preparation(_options!);
        var before = await sut.PrepareAsync(0, CancellationToken.None);
        var planned = await sut.DescribeAsync(1, CancellationToken.None);
        await sut.PrepareAsync(1, CancellationToken.None);
        await Store.WriteAsync(Key("a"), null, [1]);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => sut.PrepareAsync(0, CancellationToken.None));

        Assert.Equal(1, before);
        Assert.Contains("Make table", planned, StringComparison.Ordinal);
        await Store.CheckAsync();
    }

    private static byte[] Filled(int length, byte value)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, value);
        return bytes;
    }
}
