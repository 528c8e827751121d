using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.PostgreSql;
using FastCluster.Testing.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary>A running server; each store gets an empty schema of its own in it.</summary>
public sealed class PostgreSqlFixture : IAsyncLifetime
{
    private PostgreSqlServer? _server;

    public PostgreSqlServer Server => _server!;

    public async Task InitializeAsync() => _server = await PostgreSqlServer.CreateAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>Makes an empty schema and prepares it as <c>store init</c> does.</summary>
    internal static async Task<string> PrepareAsync(PostgreSqlServer server)
    {
        var schema = $"s{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE SCHEMA {schema}");
        await Preparation(StoreUnderTest.Options(server.ConnectionString(schema)))
            .PrepareAsync(PostgreSqlSchema.Current, CancellationToken.None);
        return schema;
    }

    internal static PostgreSqlPreparation Preparation(RemoteStoreOptions options) =>
        new(options, TimeProvider.System, NullLogger<PostgreSqlPreparation>.Instance);

    internal static PostgreSqlStore Open(RemoteStoreOptions options) =>
        new(options, TimeProvider.System, StoreUnderTest.Meters, NullLogger<PostgreSqlStore>.Instance);

    /// <summary>A store in a new schema.</summary>
    internal async Task<PostgreSqlStore> OpenAsync() =>
        Open(StoreUnderTest.Options(Server.ConnectionString(await PrepareAsync(Server))));
}
