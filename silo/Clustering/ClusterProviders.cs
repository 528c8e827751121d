using System.Net.Sockets;
using Azure;
using Azure.Identity;
using FastCluster.Contracts.Storage;
using FastCluster.Silo.Clustering.AzureTables;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using StackExchange.Redis;

namespace FastCluster.Silo.Clustering;

/// <summary>The one place that knows which membership provider a setting means.</summary>
internal static class ClusterProviders
{
    private const string PostgreSqlInvariant = "Npgsql";
    private const string DatabaseKey = "membership";

    /// <summary>Adds the configured membership table.</summary>
    public static ISiloBuilder UseMembership(this ISiloBuilder silo, ClusteringOptions cluster)
    {
        Find(cluster).Membership(silo);
        return silo;
    }

    /// <summary>Adds the configured list of gateways.</summary>
    public static IClientBuilder UseGateways(this IClientBuilder client, ClusteringOptions cluster)
    {
        Find(cluster).Gateways(client);
        return client;
    }

    /// <summary>Where the membership table is, without secrets.</summary>
    public static string Describe(ClusteringOptions cluster)
    {
        var connection = ConnectionText.Find(cluster)!;
        return cluster.Provider switch
        {
            ClusterProvider.PostgreSql => PostgreSqlConnections.Describe(Database(cluster)),
            ClusterProvider.Redis => $"Redis {string.Join(", ", ConfigurationOptions.Parse(connection).EndPoints)}",
            ClusterProvider.AzureTables => AzureTableConnection.Describe(connection),
            var other => throw new InvalidOperationException($"Unknown cluster provider {other}."),
        };
    }

    /// <summary>The fault of a provider behind an exception; null when it is no fault of one.</summary>
    public static Exception? FindFault(Exception fault) =>
        fault switch
        {
            NpgsqlException or RedisException or RequestFailedException or AuthenticationFailedException => fault,
            SocketException => fault,
            AggregateException several => several
                .InnerExceptions.Select(FindFault)
                .FirstOrDefault(inner => inner is not null),
            { InnerException: { } inner } => FindFault(inner),
            _ => null,
        };

    /// <summary>The exception for whoever needs the membership table.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="cause">What the provider said; its message holds no secret.</param>
    public static StoreUnavailableException Lost(ClusteringOptions cluster, Exception cause) =>
        new($"cluster.connectionString: {Describe(cluster)} could not be used ({cause.Message}).", cause);

    private static (Action<ISiloBuilder> Membership, Action<IClientBuilder> Gateways) Find(ClusteringOptions cluster) =>
        cluster.Provider switch
        {
            ClusterProvider.PostgreSql => (
                silo => UsePostgreSql(silo, cluster),
                client => UsePostgreSql(client, cluster)
            ),
            ClusterProvider.Redis => (
                silo => silo.UseRedisClustering(table => Connect(table, cluster)),
                client => client.UseRedisClustering(table => Connect(table, cluster))
            ),
            ClusterProvider.AzureTables => (
                silo => silo.UseAzureTableClustering(table => table.Connect(ConnectionText.Find(cluster)!)),
                client => client.UseAzureTableClustering(table => table.Connect(ConnectionText.Find(cluster)!))
            ),
            var other => throw new InvalidOperationException($"Unknown cluster provider {other}."),
        };

    private static void UsePostgreSql(ISiloBuilder silo, ClusteringOptions cluster)
    {
        silo.Services.AddDatabase(cluster);
        silo.UseAdoNetClustering(
            (OptionsBuilder<AdoNetClusteringSiloOptions> table) =>
                table.Configure<IServiceProvider>(
                    (options, services) =>
                        (options.Invariant, options.DataSource) = (PostgreSqlInvariant, services.FindDatabase())
                )
        );
    }

    private static void UsePostgreSql(IClientBuilder client, ClusteringOptions cluster)
    {
        client.Services.AddDatabase(cluster);
        client.UseAdoNetClustering(
            (OptionsBuilder<AdoNetClusteringClientOptions> table) =>
                table.Configure<IServiceProvider>(
                    (options, services) =>
                        (options.Invariant, options.DataSource) = (PostgreSqlInvariant, services.FindDatabase())
                )
        );
    }

    private static void AddDatabase(this IServiceCollection services, ClusteringOptions cluster) =>
        services.AddKeyedSingleton(DatabaseKey, (_, _) => PostgreSqlConnections.Create(Database(cluster)));

    private static NpgsqlDataSource FindDatabase(this IServiceProvider services) =>
        services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseKey);

    private static RemoteStoreOptions Database(ClusteringOptions cluster) =>
        new() { ConnectionString = () => ConnectionText.Find(cluster)! };

    private static void Connect(RedisClusteringOptions table, ClusteringOptions cluster) =>
        table.ConfigurationOptions = ConfigurationOptions.Parse(ConnectionText.Find(cluster)!);
}
