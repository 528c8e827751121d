using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>Opens connections to the file, unpooled, so that closing one really closes it.</summary>
internal static class StoreConnections
{
    /// <summary>Opens a connection and runs its settings.</summary>
    /// <param name="file">The file; must exist unless <paramref name="mode"/> allows to make it.</param>
    /// <param name="mode">How to open.</param>
    /// <param name="busyTimeout">How long a statement waits for a lock, whole seconds, at least one.</param>
    /// <param name="settings">Statements to run first.</param>
    public static SqliteConnection Open(string file, SqliteOpenMode mode, TimeSpan busyTimeout, string settings)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)busyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            using var command = Command(connection, settings);
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A command over a constant text.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="text">One of <see cref="StoreSchema"/>.</param>
    public static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // all texts are constants of this folder
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
