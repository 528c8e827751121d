using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.AzureTables;
using FastCluster.Testing.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Stores.Tests.AzureTables;

/// <summary>A running Azurite; each store gets a table of its own in it.</summary>
public sealed class AzureTablesFixture : IAsyncLifetime
{
    public AzuriteServer Azurite { get; } = new();

    public ITestServer Server => Azurite;

    public Task InitializeAsync() => Azurite.InitializeAsync();

    public Task DisposeAsync() => Azurite.DisposeAsync();

    internal RemoteStoreOptions Options(int? port = null) =>
        StoreUnderTest.Options(Server.ConnectionString(port), $"t{Guid.NewGuid():N}"[..20]);

    internal static AzureTablePreparation Preparation(RemoteStoreOptions options) =>
        new(options, TimeProvider.System, NullLogger<AzureTablePreparation>.Instance);

    internal static AzureTableStore OpenUnprepared(RemoteStoreOptions options) =>
        new(options, TimeProvider.System, StoreUnderTest.Meters, NullLogger<AzureTableStore>.Instance);

    /// <summary>A store that was prepared as <c>store init</c> does.</summary>
    internal static async Task<AzureTableStore> OpenAsync(RemoteStoreOptions options)
    {
        await Preparation(options).PrepareAsync(AzureTableSchema.Current, CancellationToken.None);
        return OpenUnprepared(options);
    }
}
