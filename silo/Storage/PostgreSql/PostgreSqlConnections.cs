using Npgsql;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>Opens connections to PostgreSQL with the limits of the node.</summary>
internal static class PostgreSqlConnections
{
    // A timed-out statement is ended by the server too, so that it cannot commit long after its caller gave up. The store
    // joins its table with lists of keys only: the planner is held to the index in list order, which keeps locks in one order.
    private const string Settings = """
        SELECT set_config('statement_timeout', $1, false), set_config('lock_timeout', $1, false),
               set_config('enable_seqscan', 'off', false), set_config('enable_hashjoin', 'off', false),
               set_config('enable_mergejoin', 'off', false),
               CASE WHEN current_setting('synchronous_commit') = 'off'
                    THEN set_config('synchronous_commit', 'on', false) END
        """;

    /// <summary>Which database, without secrets.</summary>
    /// <param name="options">Settings.</param>
    public static string Describe(RemoteStoreOptions options)
    {
        var parsed = new NpgsqlConnectionStringBuilder(options.ConnectionString());
        return $"PostgreSQL {parsed.Host} port {parsed.Port} database {parsed.Database ?? parsed.Username}";
    }

    /// <summary>Makes the pool. Nothing is opened yet.</summary>
    /// <param name="options">Settings.</param>
    public static NpgsqlDataSource Create(RemoteStoreOptions options)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(options.Timeout.TotalSeconds));
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString());
        var text = builder.ConnectionStringBuilder;
        text.Timeout = seconds;
        text.CommandTimeout = seconds;
        text.CancellationTimeout = -1;
        text.ApplicationName ??= "fastcluster";
        text.IncludeErrorDetail = false;
        if (text.MaxAutoPrepare == 0)
        {
            text.MaxAutoPrepare = 20;
            text.AutoPrepareMinUsages = 2;
        }

        if (text.Password is not null)
        {
            text.Password = null;
            builder.UsePasswordProvider(_ => Password(options), (_, _) => new(Password(options)));
        }

        var milliseconds = $"{seconds * 1000}";
        builder.UsePhysicalConnectionInitializer(
            connection => Apply(connection, milliseconds),
            connection => ApplyAsync(connection, milliseconds)
        );
        return builder.Build();
    }

    private static string Password(RemoteStoreOptions options) =>
        new NpgsqlConnectionStringBuilder(options.ConnectionString()).Password ?? "";

    private static void Apply(NpgsqlConnection connection, string timeout)
    {
        using var command = Command(connection, timeout);
        command.ExecuteNonQuery();
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string timeout)
    {
        await using var command = Command(connection, timeout);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string timeout) =>
        new(Settings, connection) { Parameters = { new() { Value = timeout } } };
}
