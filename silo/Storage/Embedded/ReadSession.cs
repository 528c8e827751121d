using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>A reading connection with its prepared statement. Not safe for concurrent use.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StateCommand _read;

    /// <summary>Opens the connection.</summary>
    /// <param name="options">Where and how.</param>
    public ReadSession(EmbeddedStorageOptions options)
    {
        // not SqliteOpenMode.ReadOnly: a reader of a write-ahead log must be able to map the index of the log
        _connection = StoreConnections.Open(
            options.FilePath,
            SqliteOpenMode.ReadWrite,
            options.BusyTimeout,
            StoreSchema.ReaderSettings
        );
        _read = new(_connection, StoreSchema.Read);
    }

    /// <summary>Reads a state as of the last commit.</summary>
    /// <param name="key">The state.</param>
    /// <returns>The state; null when there is none.</returns>
    public StoredState? Read(StateKey key) => _read.ReadState(key);

    /// <summary>Reads keys in the order of their bytes.</summary>
    /// <param name="range">Which keys.</param>
    public IReadOnlyList<byte[]> ReadKeys(KeyRange range)
    {
        using var command = StoreConnections.Command(_connection, StoreSchema.Keys);
        command.Parameters.Add("$type", SqliteType.Text).Value = range.GrainType;
        command.Parameters.Add("$after", SqliteType.Blob).Value = range.After;
        command.Parameters.Add("$before", SqliteType.Blob).Value = range.Before;
        command.Parameters.Add("$limit", SqliteType.Integer).Value = range.Limit;
        using var reader = command.ExecuteReader();
        var keys = new List<byte[]>();
        while (reader.Read())
        {
            keys.Add(reader.GetFieldValue<byte[]>(0));
        }

        return keys;
    }

    /// <summary>Counts rows and bytes by grain type; walks the whole table.</summary>
    public IReadOnlyList<GrainTypeStatistics> Count()
    {
        using var command = StoreConnections.Command(_connection, StoreSchema.Count);
        using var reader = command.ExecuteReader();
        var rows = new List<GrainTypeStatistics>();
        while (reader.Read())
        {
            rows.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _connection.Dispose();
    }
}
