using System.Net;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>A node of a cluster can be reached, finds the others, and lets no stranger in.</summary>
/// <param name="role">What the process does.</param>
internal sealed class ClusterRule(NodeRole role) : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options)
    {
        var cluster = options.Cluster;
        if (cluster is { ConnectionString: not null, ConnectionStringFile: not null })
        {
            yield return new("cluster.connectionString", "is not set beside cluster.connectionStringFile");
        }

        if (cluster.ConnectionStringFile is { } file && !File.Exists(file))
        {
            yield return new("cluster.connectionStringFile", "is an existing file", file);
        }

        if (!cluster.IsClustered)
        {
            if (role != NodeRole.Run)
            {
                yield return new("cluster.provider", "is set for the verbs silo and api", $"{cluster.Provider}");
            }

            yield break;
        }

        if (role.HasActors() && options.Storage.Provider == StoreProvider.Embedded)
        {
            yield return new("storage.provider", "is a store that all nodes share", $"{options.Storage.Provider}");
        }

        foreach (var fault in CheckMember(options))
        {
            yield return fault;
        }
    }

    private static IEnumerable<ConfigurationFault> CheckMember(FastClusterOptions options)
    {
        var cluster = options.Cluster;
        if (CheckConnection(cluster) is { } fault)
        {
            yield return fault;
        }

        var address = IPAddress.Parse(cluster.AdvertisedAddress);
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            yield return new("cluster.advertisedAddress", "is an address that other nodes reach", $"{address}");
        }

        var isExposed = options.Environment == NodeEnvironment.Production && !IPAddress.IsLoopback(address);
        if (isExposed && cluster.Tls is null)
        {
            yield return new("cluster.tls", "is required outside Development on an address that is not loopback");
        }

        if (cluster.SiloPort == cluster.GatewayPort)
        {
            yield return new("cluster.gatewayPort", "is another port than cluster.siloPort", $"{cluster.GatewayPort}");
        }
    }

    private static ConfigurationFault? CheckConnection(ClusteringOptions cluster)
    {
        if (cluster.ConnectionStringFile is { } file && !File.Exists(file))
        {
            return null; // told already
        }

        return ConnectionText.Find(cluster) switch
        {
            null or "" => new("cluster.connectionString", "is required in a cluster, or cluster.connectionStringFile"),
            var text when !IsConnectionString(cluster.Provider, text) => new(
                cluster.ConnectionStringFile is null ? "cluster.connectionString" : "cluster.connectionStringFile",
                $"is a connection string of {cluster.Provider}",
                "not shown"
            ),
            _ => null,
        };
    }

    private static bool IsConnectionString(ClusterProvider provider, string text) =>
        provider switch
        {
            ClusterProvider.PostgreSql => ConnectionForm.IsPostgreSql(text),
            ClusterProvider.Redis => ConnectionForm.IsRedis(text),
            ClusterProvider.AzureTables => ConnectionForm.IsAzureTables(text),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Unknown cluster provider."),
        };
}
