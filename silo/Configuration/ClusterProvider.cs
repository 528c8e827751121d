namespace FastCluster.Silo.Configuration;

/// <summary>Where the nodes of a cluster find each other.</summary>
public enum ClusterProvider
{
    /// <summary>Nowhere: the node is alone.</summary>
    None = 0,

    /// <summary>PostgreSQL.</summary>
    PostgreSql = 1,

    /// <summary>Redis.</summary>
    Redis = 2,

    /// <summary>Azure Table storage.</summary>
    AzureTables = 3,
}
