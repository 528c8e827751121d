using FastCluster.Testing.Faults;
using FastCluster.Testing.Servers;

namespace FastCluster.Stores.Tests.PostgreSql;

/// <summary>The server's disk is full. When that hits its log, PostgreSQL ends itself, and its supervisor starts it again.</summary>
public sealed class PostgreSqlDiskTests
{
    [RootFact]
    public async Task Write_DiskFull_IsUnavailableAndKeepsWhatWasAcknowledged()
    {
        using var disk = new SmallDisk(megabytes: 120);
        await using var server = await PostgreSqlServer.CreateAsync(disk.Path);
        var schema = await PostgreSqlFixture.PrepareAsync(server);
        await using var store = PostgreSqlFixture.Open(StoreUnderTest.Options(server.ConnectionString(schema)));

        var acknowledged = await DiskFilling.WriteUntilFullAsync(store);
        server.Kill();
        disk.Grow(megabytes: 400);
        await server.StartAsync();

        await Eventually.TrueAsync(() => DiskFilling.TryWriteAsync(store), "a write after space was made");
        await DiskFilling.AssertStoredAsync(store, acknowledged);
    }
}
