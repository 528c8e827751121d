using FastCluster.Testing.Faults;
using FastCluster.Testing.Servers;

namespace FastCluster.Stores.Tests.Redis;

/// <summary>The server's disk is full. With <c>appendfsync always</c> Redis then ends itself, and its supervisor starts it again.</summary>
public sealed class RedisDiskTests
{
    [RootFact]
    public async Task Write_DiskFull_IsUnavailableAndKeepsWhatWasAcknowledged()
    {
        using var disk = new SmallDisk(megabytes: 16);
        await using var server = await RedisServer.CreateAsync(disk.Path);
        await using var store = await RedisFixture.OpenAsync(RedisFixture.Options(server));

        var acknowledged = await DiskFilling.WriteUntilFullAsync(store);
        server.Kill();
        disk.Grow(megabytes: 64);
        await server.StartAsync();

        await Eventually.TrueAsync(() => DiskFilling.TryWriteAsync(store), "a write after space was made");
        await DiskFilling.AssertStoredAsync(store, acknowledged);
    }
}
