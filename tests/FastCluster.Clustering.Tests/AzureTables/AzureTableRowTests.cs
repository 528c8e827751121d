using Azure;
using Azure.Data.Tables;
using FastCluster.Silo.Clustering.AzureTables;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>Rows are those of the official provider: keys, column names, all values strings.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTableRowTests(AzuriteServer azurite)
{
    private const string Key = "127.0.0.1-10001-100001";
    private readonly TestCluster _cluster = new(azurite.ConnectionString);

    /// <summary>A column that makes a row unreadable, with its value.</summary>
    public static TheoryData<string, object> Faults =>
        new()
        {
            { "Status", "Sleeping" },
            { "Status", "17" },
            { "Status", "" },
            { "ProxyPort", "many" },
            { "ProxyPort", 20_001 },
            { "UpdateZone", "1.5" },
            { "SuspectingSilos", "127.0.0.1:10002@100002" },
            { "SuspectingSilos", "nobody|nobody" },
            { "SuspectingTimes", "" },
            { "SuspectingTimes", "2030-01-01 00:02:00.000 GMT|soon" },
            { "StartTime", "2030-13-01 00:00:00.000 GMT" },
            { "IAmAliveTime", "2030-01-01T00:00:00Z" },
        };

    [Fact]
    public async Task Insert_WritesTheColumnsOfTheOfficialProvider()
    {
        var table = await _cluster.StartAsync();
        var entry = Silos.Entry(1);
        entry.RoleName = "role";
        (entry.UpdateZone, entry.FaultZone) = (3, 4);
        entry.AddSuspector(Silos.Address(2), Silos.Start.AddMinutes(2));
        entry.AddSuspector(Silos.Address(2), Silos.Start.AddMinutes(3).AddMilliseconds(250));

        await TestCluster.InsertAsync(table, entry);

        Assert.Equal(ColumnsOf(_cluster.Row(Key)), ColumnsOf(await ReadAsync(Key)));
    }

    [Fact]
    public async Task Insert_KeyWithMoreHyphens_IsRead()
    {
        var table = await _cluster.StartAsync();
        var entry = Silos.Entry(SiloAddress.New(Silos.Address(1).Endpoint, -5));

        await TestCluster.InsertAsync(table, entry);

        Assert.Equal(entry.SiloAddress, Assert.Single((await table.ReadAllAsync()).Members).Item1.SiloAddress);
    }

    [Fact]
    public async Task Insert_WithoutVotes_WritesEmptyTexts()
    {
        await _cluster.StartAsync(count: 1);

        var row = await ReadAsync(Key);
        Assert.Equal("", row["SuspectingSilos"]);
        Assert.Equal("", row["SuspectingTimes"]);
        Assert.Equal("0", row["UpdateZone"]);
    }

    [Theory]
    [InlineData("VersionRow", null)]
    [InlineData("!Start", "Active")]
    [InlineData("~End", "Active")]
    public async Task Version_IsWrittenToItsRowAndBothFences(string key, string? status)
    {
        var table = await _cluster.StartAsync();
        Assert.Equal("0", (await ReadAsync(key))["MembershipVersion"]);

        await TestCluster.InsertAsync(table, Silos.Entry(1));

        var row = await ReadAsync(key);
        Assert.Equal("1", row["MembershipVersion"]);
        Assert.Equal(_cluster.Id, row["DeploymentId"]);
        Assert.Equal(status, row.GetString("Status"));
    }

    [Fact]
    public async Task Initialize_ATableThatAnOlderBuildMade_AddsFencesWithTheNextChange()
    {
        await _cluster.Open().InitializeMembershipTableAsync(tryInitTableVersion: false);
        await _cluster.Rows.AddEntityAsync(
            new TableEntity(_cluster.Id, "VersionRow") { ["DeploymentId"] = _cluster.Id, ["MembershipVersion"] = "41" }
        );

        var table = await _cluster.StartAsync(count: 1);

        Assert.Equal(42, (await table.ReadAllAsync()).Version.Version);
        Assert.Equal("42", (await ReadAsync("!Start"))["MembershipVersion"]);
        Assert.Equal("42", (await ReadAsync("~End"))["MembershipVersion"]);
    }

    [Fact]
    public async Task UpdateIAmAlive_WritesTwoColumnsOfTheRow()
    {
        var table = await _cluster.StartAsync();
        await _cluster.Rows.AddEntityAsync(_cluster.Row(Key, ("Foreign", "kept")));

        await table.UpdateIAmAliveAsync(
            new() { SiloAddress = Silos.Address(1), IAmAliveTime = Silos.Start.AddMinutes(9) }
        );

        var expected = _cluster.Row(Key, ("Foreign", "kept"), ("IAmAliveTime", "2030-01-01 00:09:00.000 GMT"));
        Assert.Equal(ColumnsOf(expected), ColumnsOf(await ReadAsync(Key)));
    }

    [Fact]
    public async Task Read_ARowThatAnOlderBuildWrote_TakesItsOldNameAndDefaults()
    {
        var table = await _cluster.StartAsync();
        await _cluster.Rows.AddEntityAsync(
            _cluster.Row(Key, ("SiloName", null), ("UpdateZone", ""), ("FaultZone", null), ("InstanceName", "old"))
        );

        var entry = Assert.Single((await table.ReadAllAsync()).Members).Item1;

        Assert.Equal("old", entry.SiloName);
        Assert.Equal(0, entry.FaultZone);
        Assert.Equal(20_001, entry.ProxyPort);
        Assert.Equal(DateTimeKind.Utc, entry.StartTime.Kind);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Read_ARowThatCannotBeRead_LeavesItOutAndTells(string column, object value)
    {
        var table = await _cluster.StartAsync();
        await TestCluster.InsertAsync(table, Silos.Entry(2));
        await _cluster.Rows.AddEntityAsync(_cluster.Row(Key, (column, value)));

        var read = await table.ReadAllAsync();

        Assert.Equal(Silos.Address(2), Assert.Single(read.Members).Item1.SiloAddress);
        Assert.Contains(3180, _cluster.Log.EventIds);
        Assert.Contains(_cluster.Log.Texts, text => text.Contains(Key));
    }

    [Theory]
    [InlineData("somebody")]
    [InlineData("127.0.0.1-10001")]
    [InlineData("127.0.0.1-99999-1")]
    [InlineData("127.0.0.1-10001-x")]
    [InlineData("host.test-10001-1")]
    [InlineData("-10001-1")]
    public async Task Read_ARowWhoseKeyNamesNoSilo_LeavesItOutAndTells(string key)
    {
        var table = await _cluster.StartAsync(count: 1);
        await _cluster.Rows.AddEntityAsync(_cluster.Row(key));

        Assert.Equal(Silos.Address(1), Assert.Single((await table.ReadAllAsync()).Members).Item1.SiloAddress);
        Assert.Single(await _cluster.OpenGateways().GetGatewaysAsync());
        Assert.Equal([3180], _cluster.Log.EventIds);
        Assert.Equal([3180], _cluster.GatewayLog.EventIds);
    }

    [Fact]
    public async Task Read_WithoutAVersionRow_Throws()
    {
        var table = await _cluster.StartAsync(count: 1);
        await _cluster.Rows.DeleteEntityAsync(_cluster.Id, "VersionRow");

        await Assert.ThrowsAsync<InvalidDataException>(() => table.ReadAllAsync());
    }

    [Fact]
    public async Task Delete_RowsOfWhichOneChanged_LeavesThatOne()
    {
        await _cluster.StartAsync(count: 3);
        var rows = await _cluster.Rows.QueryAsync<TableEntity>(row => row.PartitionKey == _cluster.Id).ToListAsync();
        await _cluster.Rows.UpdateEntityAsync(new TableEntity(_cluster.Id, Key), ETag.All);
        var partition = new MembershipPartition(_cluster.Rows, _cluster.Id, NullLogger.Instance);

        await partition.DeleteAsync(rows, CancellationToken.None);

        var left = await _cluster.Rows.QueryAsync<TableEntity>(row => row.PartitionKey == _cluster.Id).ToListAsync();
        Assert.Equal([Key], left.Select(row => row.RowKey));
    }

    private static SortedDictionary<string, string?> ColumnsOf(TableEntity row) =>
        new(
            row.Where(column => column.Key is not ("odata.etag" or "Timestamp"))
                .ToDictionary(column => column.Key, column => (string?)column.Value),
            StringComparer.Ordinal
        );

    private async Task<TableEntity> ReadAsync(string key) =>
        await _cluster.Rows.GetEntityAsync<TableEntity>(_cluster.Id, key);
}
