using System.Diagnostics.Metrics;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;
using FastCluster.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FastCluster.StoreLoad;

/// <summary>A prepared database, the store over it, and a plain pool beside it.</summary>
internal sealed class LoadPlace : IAsyncDisposable
{
    private readonly PostgreSqlServer _server;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private LoadPlace(PostgreSqlServer server)
    {
        _server = server;
        Database = PostgreSqlConnections.Create(Options);
        Store = new PostgreSqlStore(
            Options,
            TimeProvider.System,
            _services.GetRequiredService<IMeterFactory>(),
            NullLogger<PostgreSqlStore>.Instance
        );
    }

    /// <summary>The store.</summary>
    public PostgreSqlStore Store { get; }

    /// <summary>Pooled connections with the settings of the store.</summary>
    public NpgsqlDataSource Database { get; }

    private RemoteStoreOptions Options =>
        new() { ConnectionString = () => _server.ConnectionString(), Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Starts the server.</summary>
    public static async Task<LoadPlace> CreateAsync()
    {
        var place = new LoadPlace(await PostgreSqlServer.CreateAsync());
        await PostgreSqlSchema.MigrateAsync(place.Database, PostgreSqlSchema.Current, CancellationToken.None);
        return place;
    }

    /// <summary>CPU time of this process and of the server.</summary>
    public (TimeSpan Client, TimeSpan Server) ReadCpu() => (Environment.CpuUsage.TotalTime, _server.ProcessorTime);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }
}
