using Azure.Data.Tables;
using Azure.Data.Tables.Sas;
using FastCluster.Silo.Clustering.AzureTables;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>The ways to reach the table, each through the whole of a start: make the table, insert, read.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class AzureTableConnectionTests(AzuriteServer azurite)
{
    private static readonly DateTimeOffset s_end = TimeProvider.System.GetUtcNow().AddHours(1);
    private readonly TestCluster _cluster = new(azurite.ConnectionString, NewTableName());

    [Fact]
    public async Task ConnectionString_ReachesTheTable() =>
        await AssertServesAsync(_cluster.Open(settings => settings.Connect(azurite.ConnectionString)));

    [Fact]
    public async Task SignatureOfTheAccount_ReachesTheTableAndMakesIt()
    {
        var url = new TableServiceClient(azurite.ConnectionString).GenerateSasUri(
            TableAccountSasPermissions.All,
            TableAccountSasResourceTypes.All,
            s_end
        );

        await AssertServesAsync(OpenSigned(url));

        Assert.Empty(_cluster.Log.EventIds);
    }

    /// <summary>No transaction: Azurite knows no signature of a table there, though the service does.</summary>
    [Fact]
    public async Task SignatureOfTheTable_ReadsAndShowsSignsOfLifeWithoutMakingTheTable()
    {
        await _cluster.StartAsync(count: 1);
        var url = _cluster.Rows.GenerateSasUri(TableSasPermissions.All, s_end);
        var table = OpenSigned(url);

        await table.InitializeMembershipTableAsync(tryInitTableVersion: false);
        await table.UpdateIAmAliveAsync(Silos.Entry(1));

        Assert.Single((await table.ReadAllAsync()).Members);
        Assert.Single(await _cluster.OpenGateways(settings => settings.Connect(url.AbsoluteUri)).GetGatewaysAsync());
        Assert.Empty(_cluster.Log.EventIds);
    }

    [Fact]
    public async Task SignatureThatMayNotMakeTables_ReachesATableThatExists()
    {
        await _cluster.Rows.CreateAsync();
        var url = new TableServiceClient(azurite.ConnectionString).GenerateSasUri(
            TableAccountSasPermissions.Read | TableAccountSasPermissions.Add | TableAccountSasPermissions.Update,
            TableAccountSasResourceTypes.All,
            s_end
        );

        await AssertServesAsync(OpenSigned(url));

        Assert.Equal([3182], _cluster.Log.EventIds);
    }

    [Fact]
    public async Task Gateways_OfATableThatNobodyMade_AreNone() =>
        Assert.Empty(await _cluster.OpenGateways().GetGatewaysAsync());

    internal static string NewTableName() => $"T{Guid.NewGuid():N}";

    internal static async Task AssertServesAsync(IMembershipTable table)
    {
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        await TestCluster.InsertAsync(table, Silos.Entry(1));
        await table.UpdateIAmAliveAsync(Silos.Entry(1));
        Assert.Single((await table.ReadAllAsync()).Members);
    }

    private AzureTableMembership OpenSigned(Uri url)
    {
        Assert.Contains("sig=", url.Query);
        return _cluster.Open(settings => settings.Connect(url.AbsoluteUri));
    }
}
