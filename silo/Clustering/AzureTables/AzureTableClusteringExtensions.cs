using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>Registers clustering over Azure Table storage.</summary>
public static class AzureTableClusteringExtensions
{
    /// <summary>Makes a silo a member of the cluster that the table describes.</summary>
    /// <param name="silo">The silo; its cluster id is the partition of the table.</param>
    /// <param name="configure">Sets at least the connection.</param>
    /// <returns><paramref name="silo"/>.</returns>
    public static ISiloBuilder UseAzureTableClustering(
        this ISiloBuilder silo,
        Action<AzureTableClusteringOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddAzureTables(configure);
        return silo.AddMembership();
    }

    /// <summary>Lets a client find the gateways of the cluster that the table describes.</summary>
    /// <param name="client">The client; its cluster id is the partition of the table.</param>
    /// <param name="configure">Sets at least the connection; a right to read is enough.</param>
    /// <returns><paramref name="client"/>.</returns>
    public static IClientBuilder UseAzureTableClustering(
        this IClientBuilder client,
        Action<AzureTableClusteringOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        client.Services.AddAzureTables(configure);
        return client.AddGateways();
    }

    private static void AddAzureTables(this IServiceCollection services, Action<AzureTableClusteringOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<AzureTableClusteringOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AzureTableClusteringOptions>, AzureTableClusteringOptionsValidator>();
        services.AddSingleton<IValidateOptions<AzureTableClusteringOptions>, AzureTableClusteringOptionsRules>();
        services.TryAddKeyedSingleton(NodeClock.Key, TimeProvider.System);
    }
}
