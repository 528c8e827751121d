using Npgsql;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>Makes and migrates the tables. It needs the right to create tables in the connection's first schema.</summary>
/// <param name="options">Settings.</param>
/// <param name="timeProvider">Clock of the time limit.</param>
/// <param name="logger">Log.</param>
internal sealed class PostgreSqlPreparation(
    RemoteStoreOptions options,
    TimeProvider timeProvider,
    ILogger<PostgreSqlPreparation> logger
) : IStorePreparation
{
    // index builds over a filled table take longer than an answer
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public int Current => PostgreSqlSchema.Current;

    /// <inheritdoc/>
    public Task<string> DescribeAsync(int to, CancellationToken cancellationToken) =>
        RunAsync(
            async (database, token) =>
            {
                var from = await PostgreSqlSchema.ReadVersionAsync(database, token);
                var plan = PostgreSqlSchema.Plan(from, to);
                return plan.Count == 0
                    ? ""
                    : string.Join('\n', ["BEGIN;", PostgreSqlSchema.Prologue, .. plan, "COMMIT;"]);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<int> PrepareAsync(int to, CancellationToken cancellationToken) =>
        RunAsync((database, token) => PostgreSqlSchema.MigrateAsync(database, to, token), cancellationToken);

    private async Task<T> RunAsync<T>(
        Func<NpgsqlDataSource, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        var patient = options with { Timeout = s_timeout };
        await using var database = PostgreSqlConnections.Create(patient);
        var name = PostgreSqlConnections.Describe(options);
        var guard = new StoreGuard(name, patient, PostgreSqlFaults.IsStoreFault, timeProvider, logger);
        return await guard.RunAsync(token => work(database, token), cancellationToken);
    }
}
