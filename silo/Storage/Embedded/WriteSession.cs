using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>
/// The one writing connection with its prepared statements. Used by the writer thread only. After any failure it is thrown
/// away, which rolls the transaction back.
/// </summary>
internal sealed class WriteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _saveLastVersion;
    private readonly SqliteParameter _lastVersionParameter;
    private readonly StateCommand _insert;
    private readonly StateCommand _update;
    private readonly StateCommand _delete;
    private readonly StateCommand _readVersion;
    private long _savedVersion;

    /// <summary>Opens the connection.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="newestVersion">Newest version that this process gave, also in transactions that failed; 0 at first.</param>
    public WriteSession(EmbeddedStorageOptions options, long newestVersion)
    {
        _connection = StoreConnections.Open(
            options.FilePath,
            SqliteOpenMode.ReadWrite,
            options.BusyTimeout,
            StoreSchema.WriterSettings
        );
        _begin = StoreConnections.Command(_connection, "BEGIN IMMEDIATE");
        _commit = StoreConnections.Command(_connection, "COMMIT");
        _saveLastVersion = StoreConnections.Command(_connection, StoreSchema.SaveLastVersion);
        _lastVersionParameter = _saveLastVersion.Parameters.Add("$version", SqliteType.Integer);
        _insert = new(_connection, StoreSchema.Insert);
        _update = new(_connection, StoreSchema.Update);
        _delete = new(_connection, StoreSchema.Delete);
        _readVersion = new(_connection, StoreSchema.ReadVersion);
        using var read = StoreConnections.Command(_connection, StoreSchema.ReadLastVersion);
        _savedVersion = (long)read.ExecuteScalar()!;
        LastVersion = Math.Max(_savedVersion, newestVersion);
    }

    /// <summary>Newest version that was given.</summary>
    public long LastVersion { get; private set; }

    /// <summary>Starts a transaction.</summary>
    public void Begin() => _begin.ExecuteNonQuery();

    /// <summary>Carries out one operation inside the transaction.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>What is true once the transaction is committed.</returns>
    public WriteOutcome Apply(StoreOperation operation)
    {
        if (operation.Payload is null)
        {
            return Clear(operation);
        }

        var command = operation.ExpectedVersion == 0 ? _insert : _update;
        var version = LastVersion + 1;
        if (!command.Change(operation, version))
        {
            return new(Committed: false, VersionETag.Format(_readVersion.ReadNumber(operation.Key)));
        }

        LastVersion = version;
        return new(Committed: true, VersionETag.Format(version));
    }

    /// <summary>Ends the transaction; returns once it is on disk.</summary>
    public void Commit()
    {
        if (_savedVersion != LastVersion)
        {
            _lastVersionParameter.Value = LastVersion;
            _saveLastVersion.ExecuteNonQuery();
        }

        _commit.ExecuteNonQuery();
        _savedVersion = LastVersion;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _saveLastVersion.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _delete.Dispose();
        _readVersion.Dispose();
        _connection.Dispose();
    }

    private WriteOutcome Clear(StoreOperation operation)
    {
        if (_delete.Change(operation, version: 0))
        {
            return new(Committed: true, ETag: null);
        }

        var stored = _readVersion.ReadNumber(operation.Key);
        return new(Committed: stored == 0 && operation.ExpectedVersion == 0, VersionETag.Format(stored));
    }
}
