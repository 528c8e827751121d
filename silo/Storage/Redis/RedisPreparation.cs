using FastCluster.Contracts.Storage;

namespace FastCluster.Silo.Storage.Redis;

/// <summary>Marks a Redis as prepared and checks that it keeps what it acknowledges.</summary>
/// <param name="options">Settings.</param>
/// <param name="timeProvider">Clock of the time limit.</param>
/// <param name="logger">Log.</param>
internal sealed class RedisPreparation(
    RemoteStoreOptions options,
    TimeProvider timeProvider,
    ILogger<RedisPreparation> logger
) : IStorePreparation
{
    private readonly RedisKeys _keys = new(options.Name);

    /// <inheritdoc/>
    public int Current => RedisSchema.Current;

    /// <inheritdoc/>
    public async Task<string> DescribeAsync(int to, CancellationToken cancellationToken)
    {
        var from = await RunAsync(to: null, cancellationToken);
        return (from, to) switch
        {
            _ when from == to => "",
            (_, 0) => $"DEL {_keys.Schema}",
            _ => $"SET {_keys.Schema} {to}",
        };
    }

    /// <inheritdoc/>
    public Task<int> PrepareAsync(int to, CancellationToken cancellationToken) => RunAsync(to, cancellationToken);

    private async Task<int> RunAsync(int? to, CancellationToken cancellationToken)
    {
        var name = RedisConnections.Describe(options);
        var guard = new StoreGuard(name, options, RedisConnections.IsStoreFault, timeProvider, logger);
        await using var connection = await RedisConnections.ConnectAsync(options);
        var database = connection.GetDatabase();
        var from = await guard.RunAsync(_ => RedisSchema.ReadVersionAsync(database, _keys), cancellationToken);
        if (from > Current)
        {
            throw new StoreVersionException(name, from, Current, "Start the newer program.");
        }

        if (to is null || to == from)
        {
            return from;
        }

        var finding = await guard.RunAsync(_ => RedisDurability.FindWeaknessAsync(connection), cancellationToken);
        Durability.Judge(name, finding, options, logger);
        if (to == 0 && await guard.RunAsync(_ => database.KeyExistsAsync(_keys.Types), cancellationToken))
        {
            throw new StoreUnavailableException($"{name} holds states; nothing was removed.");
        }

        await guard.RunAsync(
            _ => to == 0 ? database.KeyDeleteAsync(_keys.Schema) : database.StringSetAsync(_keys.Schema, to.Value),
            cancellationToken
        );
        return from;
    }
}
