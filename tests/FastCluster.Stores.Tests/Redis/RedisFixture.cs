using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Redis;
using FastCluster.Testing.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Stores.Tests.Redis;

/// <summary>A running server; each store gets a name of its own in it.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;

    public RedisServer Server => _server!;

    public async Task InitializeAsync() => _server = await RedisServer.CreateAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal static RemoteStoreOptions Options(RedisServer server, int? port = null) =>
        StoreUnderTest.Options(server.ConnectionString(port), $"t{Guid.NewGuid():N}"[..20]);

    internal static RedisPreparation Preparation(RemoteStoreOptions options) =>
        new(options, TimeProvider.System, NullLogger<RedisPreparation>.Instance);

    /// <summary>A store that was prepared as <c>store init</c> does.</summary>
    internal static async Task<RedisStore> OpenAsync(RemoteStoreOptions options)
    {
        await Preparation(options).PrepareAsync(RedisSchema.Current, CancellationToken.None);
        return OpenUnprepared(options);
    }

    internal static RedisStore OpenUnprepared(RemoteStoreOptions options) =>
        new(options, TimeProvider.System, StoreUnderTest.Meters, NullLogger<RedisStore>.Instance);
}
