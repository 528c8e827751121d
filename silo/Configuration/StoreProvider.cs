namespace FastCluster.Silo.Configuration;

/// <summary>Databases that can keep the states of actors.</summary>
public enum StoreProvider
{
    /// <summary>One SQLite file in the data folder, for one node.</summary>
    Embedded = 0,

    /// <summary>PostgreSQL 13 or newer.</summary>
    PostgreSql = 1,

    /// <summary>Redis 6.2 or newer, or a server of the same protocol.</summary>
    Redis = 2,

    /// <summary>Azure Table storage, or a service of the same protocol.</summary>
    AzureTables = 3,
}
