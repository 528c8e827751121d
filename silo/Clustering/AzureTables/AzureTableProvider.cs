#if OFFICIAL_AZURE_CLUSTERING
using Microsoft.Extensions.Options;
using Orleans.Clustering.AzureStorage;
#else
using Orleans.Messaging;
#endif

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>
/// The one place that picks the provider: this folder's, or the official package when the program is built with
/// <c>-p:UseOfficialAzureClustering=true</c>. Both take the same settings and use the same table.
/// </summary>
internal static class AzureTableProvider
{
#if OFFICIAL_AZURE_CLUSTERING
    /// <summary>Adds the official membership table.</summary>
    public static ISiloBuilder AddMembership(this ISiloBuilder silo) =>
        silo.UseAzureStorageClustering(
            (OptionsBuilder<AzureStorageClusteringOptions> table) =>
                table.Configure<IOptions<AzureTableClusteringOptions>>(Apply)
        );

    /// <summary>Adds the official list of gateways.</summary>
    public static IClientBuilder AddGateways(this IClientBuilder client) =>
        client.UseAzureStorageClustering(
            (OptionsBuilder<AzureStorageGatewayOptions> table) =>
                table.Configure<IOptions<AzureTableClusteringOptions>>(Apply)
        );

    private static void Apply(AzureStorageOperationOptions table, IOptions<AzureTableClusteringOptions> settings)
    {
        table.TableName = settings.Value.TableName;
        table.TableServiceClient = AzureTableConnection.Open(settings.Value);
    }
#else
    /// <summary>Adds the membership table of this folder.</summary>
    public static ISiloBuilder AddMembership(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<IMembershipTable, AzureTableMembership>();
        return silo;
    }

    /// <summary>Adds the list of gateways of this folder.</summary>
    public static IClientBuilder AddGateways(this IClientBuilder client)
    {
        client.Services.AddSingleton<IGatewayListProvider, AzureTableGateways>();
        return client;
    }
#endif
}
