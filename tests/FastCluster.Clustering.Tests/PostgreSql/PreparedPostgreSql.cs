using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Clustering.Tests.PostgreSql;

/// <summary>A running PostgreSQL that was prepared as <c>store init</c> does.</summary>
public sealed class PreparedPostgreSql : IAsyncLifetime
{
    private PostgreSqlServer? _server;

    public string ConnectionString => _server!.ConnectionString();

    public async Task InitializeAsync()
    {
        _server = await PostgreSqlServer.CreateAsync();
        var options = new RemoteStoreOptions { ConnectionString = () => ConnectionString };
        var preparation = new PostgreSqlPreparation(
            options,
            TimeProvider.System,
            NullLogger<PostgreSqlPreparation>.Instance
        );
        await preparation.PrepareAsync(PostgreSqlSchema.Current, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}
