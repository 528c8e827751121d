using Azure.Core;
using Azure.Data.Tables;
using FastCluster.Silo.Clustering.AzureTables;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace FastCluster.Clustering.Tests.AzureTables;

/// <summary>A cluster of its own in a table: what the provider sees of it, and the raw rows.</summary>
internal sealed class TestCluster(string connectionString, string tableName = "OrleansSiloInstances")
{
    public string Id { get; } = $"rows-{Guid.NewGuid():N}";

    public RecordingLogger<AzureTableMembership> Log { get; } = new();

    public RecordingLogger<AzureTableGateways> GatewayLog { get; } = new();

    public TableClient Rows { get; } = new(connectionString, tableName);

    public AzureTableMembership Open(Action<AzureTableClusteringOptions>? configure = null) =>
        new(Settings(configure), Options.Create(new ClusterOptions { ClusterId = Id }), TimeProvider.System, Log);

    /// <summary>The table through a client that also runs a policy.</summary>
    public AzureTableMembership Open(Azure.Core.Pipeline.HttpPipelinePolicy policy) =>
        Open(settings => settings.ConfigureClient = client => client.AddPolicy(policy, HttpPipelinePosition.PerCall));

    public AzureTableGateways OpenGateways(Action<AzureTableClusteringOptions>? configure = null) =>
        new(
            Settings(configure),
            Options.Create(new ClusterOptions { ClusterId = Id }),
            Options.Create(new GatewayOptions()),
            TimeProvider.System,
            GatewayLog
        );

    /// <summary>Initializes the table and inserts active silos 1 to <paramref name="count"/>, one version each.</summary>
    public async Task<AzureTableMembership> StartAsync(int count = 0)
    {
        var table = Open();
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        for (var number = 1; number <= count; number++)
        {
            await InsertAsync(table, Silos.Entry(number));
        }

        return table;
    }

    public static async Task InsertAsync(IMembershipTable table, MembershipEntry entry) =>
        Assert.True(await table.InsertRowAsync(entry, (await table.ReadAllAsync()).Version.Next()));

    /// <summary>A raw row with the columns of a silo, made by hand.</summary>
    public TableEntity Row(string key, params (string Column, object? Value)[] changes)
    {
        var row = new TableEntity(Id, key)
        {
            ["DeploymentId"] = Id,
            ["Address"] = "127.0.0.1",
            ["Port"] = "10001",
            ["Generation"] = "100001",
            ["HostName"] = "host.test",
            ["Status"] = "Active",
            ["ProxyPort"] = "20001",
            ["RoleName"] = "role",
            ["SiloName"] = "silo-10001",
            ["InstanceName"] = "silo-10001",
            ["UpdateZone"] = "3",
            ["FaultZone"] = "4",
            ["SuspectingSilos"] = "127.0.0.1:10002@100002|127.0.0.1:10002@100002",
            ["SuspectingTimes"] = "2030-01-01 00:02:00.000 GMT|2030-01-01 00:03:00.250 GMT",
            ["StartTime"] = "2030-01-01 00:00:00.000 GMT",
            ["IAmAliveTime"] = "2030-01-01 00:01:00.000 GMT",
        };
        foreach (var (column, value) in changes)
        {
            row[column] = value;
        }

        return row;
    }

    private IOptions<AzureTableClusteringOptions> Settings(Action<AzureTableClusteringOptions>? configure)
    {
        var settings = new AzureTableClusteringOptions { ConnectionString = connectionString, TableName = tableName };
        configure?.Invoke(settings);
        return Options.Create(settings);
    }
}
