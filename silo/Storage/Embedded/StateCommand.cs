using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>A prepared statement over one state. Not safe for concurrent use.</summary>
internal sealed class StateCommand : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _type;
    private readonly SqliteParameter _key;
    private readonly SqliteParameter _name;
    private readonly SqliteParameter? _version;
    private readonly SqliteParameter? _expected;
    private readonly SqliteParameter? _payload;

    /// <summary>Prepares the statement.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="text">One of <see cref="StoreSchema"/>.</param>
    public StateCommand(SqliteConnection connection, string text)
    {
        _command = StoreConnections.Command(connection, text);
        _type = _command.Parameters.Add("$type", SqliteType.Text);
        _key = _command.Parameters.Add("$key", SqliteType.Blob);
        _name = _command.Parameters.Add("$name", SqliteType.Text);
        _version = AddIfUsed(text, "$version", SqliteType.Integer);
        _expected = AddIfUsed(text, "$expected", SqliteType.Integer);
        _payload = AddIfUsed(text, "$payload", SqliteType.Blob);
        _command.Prepare();
    }

    /// <summary>Runs a statement that changes at most one row.</summary>
    /// <param name="operation">Key, expected version and payload.</param>
    /// <param name="version">New version.</param>
    /// <returns>Whether a row was changed.</returns>
    public bool Change(StoreOperation operation, long version)
    {
        Bind(operation.Key);
        _version?.Value = version;
        _expected?.Value = operation.ExpectedVersion;
        _payload?.Value = operation.Payload;
        return _command.ExecuteNonQuery() == 1;
    }

    /// <summary>Reads one number.</summary>
    /// <param name="key">The state.</param>
    /// <returns>The number; 0 when there is no row.</returns>
    public long ReadNumber(StateKey key)
    {
        Bind(key);
        return _command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>Reads version and payload.</summary>
    /// <param name="key">The state.</param>
    /// <returns>The state; null when there is no row.</returns>
    public StoredState? ReadState(StateKey key)
    {
        Bind(key);
        using var reader = _command.ExecuteReader();
        return reader.Read() ? new(VersionETag.Format(reader.GetInt64(0))!, reader.GetFieldValue<byte[]>(1)) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    private SqliteParameter? AddIfUsed(string text, string name, SqliteType type) =>
        text.Contains(name, StringComparison.Ordinal) ? _command.Parameters.Add(name, type) : null;

    private void Bind(StateKey key)
    {
        _type.Value = key.GrainType;
        _key.Value = key.GrainKey;
        _name.Value = key.StateName;
    }
}
