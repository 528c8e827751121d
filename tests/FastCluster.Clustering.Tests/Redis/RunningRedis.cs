namespace FastCluster.Clustering.Tests.Redis;

/// <summary>A running Redis.</summary>
public sealed class RunningRedis : IAsyncLifetime
{
    private RedisServer? _server;

    public string ConnectionString => _server!.ConnectionString();

    public async Task InitializeAsync() => _server = await RedisServer.CreateAsync();

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}
