using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>Reads of more than one page are of one moment; a service that does not answer is given up in time.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTableReadTests(AzuriteServer azurite)
{
    private const int RowsOfAPage = 4;
    private readonly TestCluster _cluster = new(azurite.ConnectionString);

    [Fact]
    public async Task ReadAll_OfMoreThanAThousandRows_HoldsAll()
    {
        var table = await _cluster.StartAsync();
        await SeedAsync(1_050);

        var read = await table.ReadAllAsync();

        Assert.Equal(1_050, read.Members.Count);
        Assert.Equal(1_050, (await _cluster.OpenGateways().GetGatewaysAsync()).Count);
    }

    [Fact]
    public async Task Cleanup_OfManyRows_RemovesThoseOfDeadSilosOnly()
    {
        var table = await _cluster.StartAsync(count: 2);
        await SeedAsync(250, "Dead");

        await table.CleanupDefunctSiloEntriesAsync(new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var read = await table.ReadAllAsync();
        Assert.Equal(2, read.Members.Count);
        Assert.Equal(2, read.Version.Version);
    }

    [Fact]
    public async Task ReadAll_OverManyPages_NeedsOneReadWhenNothingChanges()
    {
        await _cluster.StartAsync(count: 10);

        var read = await _cluster.Open(new PagePolicy(RowsOfAPage, () => Task.CompletedTask)).ReadAllAsync();

        Assert.Equal(10, read.Members.Count);
        Assert.Equal(10, read.Version.Version);
        Assert.Empty(_cluster.Log.EventIds);
    }

    [Fact]
    public async Task ReadAll_AChangeBetweenTwoPages_IsReadAgain()
    {
        var writer = await _cluster.StartAsync(count: 10);
        var isChanged = false;
        var reader = _cluster.Open(new PagePolicy(RowsOfAPage, InsertBehindTheReaderOnceAsync));

        var read = await reader.ReadAllAsync();

        Assert.Equal(11, read.Version.Version);
        Assert.NotNull(read.TryGet(Silos.Address(0)));
        Assert.Equal([3181], _cluster.Log.EventIds);

        async Task InsertBehindTheReaderOnceAsync()
        {
            if (!isChanged)
            {
                isChanged = true;
                await TestCluster.InsertAsync(writer, Silos.Entry(0));
            }
        }
    }

    [Fact]
    public async Task ReadAll_OfATableThatNeverRests_ThrowsAfterFiveReads()
    {
        var writer = await _cluster.StartAsync(count: 10);
        var reader = _cluster.Open(new PagePolicy(RowsOfAPage, ChangeAsync));

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => reader.ReadAllAsync());

        Assert.Contains("5", fault.Message);
        Assert.Equal([3181, 3181, 3181, 3181, 3181], _cluster.Log.EventIds);

        async Task ChangeAsync()
        {
            var version = (await writer.ReadRowAsync(Silos.Address(1))).Version;
            Assert.True(await writer.UpdateRowAsync(Silos.Entry(1), "*", version.Next()));
        }
    }

    [Fact]
    public async Task Operations_OnAServiceThatDoesNotAnswer_EndWithinThreeSeconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var away = new TestCluster(azurite.ConnectionString.Replace($":{azurite.Port}", $":{port}"));
        var table = away.Open();
        var start = TimeProvider.System.GetTimestamp();

        var read = Assert.ThrowsAsync<TimeoutException>(() => table.ReadAllAsync());
        var write = Assert.ThrowsAsync<TimeoutException>(() => table.UpdateIAmAliveAsync(Silos.Entry(1)));
        var gateways = Assert.ThrowsAsync<TimeoutException>(() => away.OpenGateways().GetGatewaysAsync());
        await Task.WhenAll(read, write, gateways);

        var elapsed = TimeProvider.System.GetElapsedTime(start);
        Assert.InRange(elapsed, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(3.5));
    }

    /// <summary>Adds rows without a change of the version, which nothing of the product does.</summary>
    private async Task SeedAsync(int count, string status = "Active")
    {
        var rows = Enumerable
            .Range(1, count)
            .Select(number => _cluster.Row($"10.0.0.1-{number}-1", ("Status", status)))
            .Select(row => new TableTransactionAction(TableTransactionActionType.Add, row));
        foreach (var chunk in rows.Chunk(100))
        {
            await _cluster.Rows.SubmitTransactionAsync(chunk);
        }
    }
}
