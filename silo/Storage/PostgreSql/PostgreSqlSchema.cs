using Npgsql;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>
/// Shape of the database: numbered steps, each a pair of SQL files of this folder. What was applied stands in
/// <c>fc_schema</c> of the connection's first schema. Going from one version to another is one transaction under a lock
/// that other runs wait for, so it happens wholly or not at all, and twice is the same as once.
/// </summary>
internal static class PostgreSqlSchema
{
    /// <summary>SQL before the steps.</summary>
    public const string Prologue = """
        SELECT pg_advisory_xact_lock(1178686292);
        CREATE TABLE IF NOT EXISTS fc_schema (version integer NOT NULL PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
        """;

    private const string ReadText = "SELECT coalesce(max(version), 0) FROM fc_schema";

    /// <summary>The steps, in order; a new one is added at the end and only adds, a released one is never changed.</summary>
    public static IReadOnlyList<SchemaStep> Steps { get; } = [new(1, "0001-state"), new(2, "0002-membership")];

    /// <summary>Schema version of this program.</summary>
    public static int Current => Steps.Count;

    /// <summary>What the operator does about another version.</summary>
    /// <param name="found">Schema version in the database, 0 when there is none.</param>
    public static string Remedy(int found) =>
        found < Current
            ? "Run 'fastcluster store init' with the configuration of this node."
            : $"Start the newer program, or run its 'fastcluster store init --to {Current}'.";

    /// <summary>SQL that goes from one version to another, without the transaction around it.</summary>
    /// <param name="from">Version now, 0 for none.</param>
    /// <param name="to">Version wanted, 0 to remove everything.</param>
    public static IReadOnlyList<string> Plan(int from, int to) =>
        from <= to
            ? [.. Steps.Take(to).Skip(from).Select(Apply)]
            : [.. Steps.Take(from).Skip(to).Reverse().Select(Revert)];

    /// <summary>Reads the version.</summary>
    /// <param name="database">Pool of connections.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The version; 0 when the schema is missing.</returns>
    public static async Task<int> ReadVersionAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(ReadText);
            return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }

    /// <summary>Brings the database to a version.</summary>
    /// <param name="database">Pool of connections.</param>
    /// <param name="to">Version wanted.</param>
    /// <param name="cancellationToken">Stops between steps; nothing is changed then.</param>
    /// <returns>The version before.</returns>
    /// <exception cref="PostgresException">A step was refused; nothing was changed.</exception>
    /// <exception cref="StoreVersionException">The database is newer than this program knows.</exception>
    public static async Task<int> MigrateAsync(NpgsqlDataSource database, int to, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, Prologue, cancellationToken);
        await using var read = new NpgsqlCommand(ReadText, connection);
        var from = (int)(await read.ExecuteScalarAsync(cancellationToken))!;
        if (from > Current)
        {
            throw new StoreVersionException(connection.Database, from, Current, Remedy(from));
        }

        foreach (var step in Plan(from, to))
        {
            await RunAsync(connection, step, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return from;
    }

    private static string Apply(SchemaStep step) =>
        $"{step.Up}\nINSERT INTO fc_schema (version) VALUES ({step.Version});\n";

    private static string Revert(SchemaStep step) =>
        $"{step.Down}\nDELETE FROM fc_schema WHERE version = {step.Version};\n";

    private static async Task RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // files of this program and numbers
        await using var command = new NpgsqlCommand(text, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
