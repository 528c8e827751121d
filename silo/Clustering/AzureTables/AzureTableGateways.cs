using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>The gateways of a cluster, as its membership table in Azure Table storage names them; it only reads.</summary>
public sealed class AzureTableGateways : IGatewayListProvider
{
    private static readonly string[] s_columns = [nameof(ITableEntity.RowKey), SiloRow.GatewayPortColumn];
    private readonly TableClient _table;
    private readonly string _filter;
    private readonly OperationLimit _limit;
    private readonly ILogger<AzureTableGateways> _log;

    /// <summary>Makes the table's client; nothing is sent yet.</summary>
    /// <param name="options">Where the table is.</param>
    /// <param name="cluster">Which cluster.</param>
    /// <param name="gateways">How often the list is read.</param>
    /// <param name="clock">Real time.</param>
    /// <param name="log">Where rows that cannot be read are told.</param>
    public AzureTableGateways(
        IOptions<AzureTableClusteringOptions> options,
        IOptions<ClusterOptions> cluster,
        IOptions<GatewayOptions> gateways,
        [FromKeyedServices(NodeClock.Key)] TimeProvider clock,
        ILogger<AzureTableGateways> log
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(gateways);
        _table = AzureTableConnection.Open(options.Value).GetTableClient(options.Value.TableName);
        _filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {cluster.Value.ClusterId} and Status eq {nameof(SiloStatus.Active)}"
        );
        _limit = new(clock);
        _log = log;
        MaxStaleness = gateways.Value.GatewayListRefreshPeriod;
    }

    /// <inheritdoc/>
    public TimeSpan MaxStaleness { get; }

    /// <inheritdoc/>
    public bool IsUpdatable => true;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => InitializeGatewayListProviderAsync();

    /// <inheritdoc/>
    /// <remarks>Reads once, with the time that the first token of an identity may take.</remarks>
    public Task InitializeGatewayListProviderAsync(CancellationToken cancellationToken = default) =>
        _limit.RunAsync(OperationLimit.Upkeep, ReadAsync, cancellationToken);

    /// <inheritdoc/>
    public Task<IList<Uri>> GetGateways() => GetGatewaysAsync();

    /// <inheritdoc/>
    /// <remarks>Empty while no silo has made the table yet.</remarks>
    public Task<IList<Uri>> GetGatewaysAsync(CancellationToken cancellationToken = default) =>
        _limit.RunAsync(OperationLimit.Protocol, ReadAsync, cancellationToken);

    private async Task<IList<Uri>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _table
                .QueryAsync<TableEntity>(_filter, select: s_columns, cancellationToken: cancellationToken)
                .Where(row => !VersionRow.IsMark(row.RowKey))
                .Select(TryRead)
                .OfType<Uri>()
                .ToListAsync(cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == TableErrorCode.TableNotFound)
        {
            return [];
        }
    }

    private Uri? TryRead(TableEntity row)
    {
        try
        {
            var silo = SiloRow.AddressOf(row.RowKey);
            var port = SiloRow.GatewayPortOf(row);
            return port == 0 ? null : SiloAddress.New(silo.Endpoint.Address, port, silo.Generation).ToGatewayUri();
        }
        catch (FormatException fault)
        {
            _log.RowUnreadable(row.PartitionKey, row.RowKey, fault);
            return null;
        }
    }
}
