namespace FastCluster.Silo.Storage.Embedded;

/// <summary>
/// Shape of the file. A change of shape raises <see cref="Version"/> and adds a migration; nothing is ever reinterpreted.
/// <c>last_version</c> outlives cleared rows, so that a version is never given twice.
/// </summary>
internal static class StoreSchema
{
    /// <summary>Schema version of this program.</summary>
    public const long Version = 1;

    /// <summary>Marks the file as ours in its SQLite header: "FAST" in ASCII.</summary>
    public const long ApplicationId = 0x46415354;

    /// <summary>Makes an empty store.</summary>
    public const string Create = """
        PRAGMA application_id = 1178686292;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        BEGIN IMMEDIATE;
        CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID, STRICT;
        INSERT INTO meta (name, value) VALUES ('schema_version', 1), ('last_version', 0);
        CREATE TABLE states (
            grain_type TEXT NOT NULL,
            grain_key BLOB NOT NULL,
            state_name TEXT NOT NULL,
            version INTEGER NOT NULL,
            payload BLOB NOT NULL,
            PRIMARY KEY (grain_type, grain_key, state_name)
        ) STRICT;
        COMMIT;
        """;

    /// <summary>
    /// Settings of the writing connection: a commit returns after its flush; the log is folded into the file every 16 MB and
    /// shrinks to 64 MB.
    /// </summary>
    public const string WriterSettings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4096;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -65536;
        """;

    /// <summary>Settings of a reading connection.</summary>
    public const string ReaderSettings = "PRAGMA query_only = ON;";

    /// <summary>Reads a state.</summary>
    public const string Read =
        "SELECT version, payload FROM states WHERE grain_type = $type AND grain_key = $key AND state_name = $name";

    /// <summary>Reads keys of one grain type between two keys, both left out.</summary>
    public const string Keys =
        "SELECT DISTINCT grain_key FROM states WHERE grain_type = $type AND grain_key > $after AND grain_key < $before "
        + "ORDER BY grain_key LIMIT $limit";

    /// <summary>Reads the version of a state.</summary>
    public const string ReadVersion =
        "SELECT version FROM states WHERE grain_type = $type AND grain_key = $key AND state_name = $name";

    /// <summary>Adds a state that must not exist.</summary>
    public const string Insert =
        "INSERT INTO states (grain_type, grain_key, state_name, version, payload) "
        + "VALUES ($type, $key, $name, $version, $payload) ON CONFLICT DO NOTHING";

    /// <summary>Replaces a state of the expected version.</summary>
    public const string Update =
        "UPDATE states SET version = $version, payload = $payload "
        + "WHERE grain_type = $type AND grain_key = $key AND state_name = $name AND version = $expected";

    /// <summary>Removes a state of the expected version.</summary>
    public const string Delete =
        "DELETE FROM states WHERE grain_type = $type AND grain_key = $key AND state_name = $name AND version = $expected";

    /// <summary>Keeps the newest version that was given.</summary>
    public const string SaveLastVersion = "UPDATE meta SET value = $version WHERE name = 'last_version'";

    /// <summary>Reads the newest version that was given.</summary>
    public const string ReadLastVersion = "SELECT value FROM meta WHERE name = 'last_version'";

    /// <summary>Reads the schema version.</summary>
    public const string ReadSchemaVersion = "SELECT value FROM meta WHERE name = 'schema_version'";

    /// <summary>Counts rows and bytes by grain type.</summary>
    public const string Count =
        "SELECT grain_type, COUNT(*), SUM(LENGTH(payload)) FROM states GROUP BY grain_type ORDER BY grain_type";
}
