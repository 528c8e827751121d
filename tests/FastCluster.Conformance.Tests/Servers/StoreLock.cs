using FastCluster.Silo.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>Holds the write lock of a server's store until it is disposed of: the server can read but write nothing.</summary>
public sealed class StoreLock : IDisposable
{
    private readonly SqliteConnection _connection;

    private StoreLock(SqliteConnection connection) => _connection = connection;

    public static StoreLock Take(RunningServer server)
    {
        var options = server.Services.GetRequiredService<FastClusterOptions>();
        var file = Path.Combine(options.DataFolder, "store", options.Storage.FileName);
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return new(connection);
    }

    public void Dispose() => _connection.Dispose();
}
