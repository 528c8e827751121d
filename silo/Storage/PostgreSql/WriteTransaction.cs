using Npgsql;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>Some operations on different states, carried out as one transaction in one round trip.</summary>
internal static class WriteTransaction
{
    /// <summary>Carries the operations out.</summary>
    /// <param name="connection">Open connection.</param>
    /// <param name="operations">The operations, no two on one state.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then unknown.</param>
    /// <returns>The new versions of the states that were changed, 0 for cleared ones; the others were in conflict.</returns>
    public static async Task<Dictionary<StateKey, long>> RunAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<StoreOperation> operations,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        var sorted = operations.OrderBy(static operation => operation.Key, StateKeyComparer.Instance);
        foreach (var kind in sorted.GroupBy(TextOf))
        {
            batch.BatchCommands.Add(Command(kind.Key, [.. kind]));
        }

        var versions = new Dictionary<StateKey, long>(StateKeyComparer.Instance);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                versions.Add(KeyOf(reader), reader.GetInt64(3));
            }
        } while (await reader.NextResultAsync(cancellationToken));

        return versions;
    }

    private static StateKey KeyOf(NpgsqlDataReader reader) =>
        new(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2));

    private static string TextOf(StoreOperation operation) =>
        operation switch
        {
            { Payload: null } => WriteStatements.Delete,
            { ExpectedVersion: 0 } => WriteStatements.Insert,
            _ => WriteStatements.Update,
        };

    private static NpgsqlBatchCommand Command(string text, StoreOperation[] operations)
    {
        var command = new NpgsqlBatchCommand(text);
        command.Parameters.Add(List(operations, static operation => operation.Key.GrainType));
        command.Parameters.Add(List(operations, static operation => operation.Key.GrainKey));
        command.Parameters.Add(List(operations, static operation => operation.Key.StateName));
        if (text != WriteStatements.Delete)
        {
            command.Parameters.Add(List(operations, static operation => operation.Payload!));
        }

        if (text != WriteStatements.Insert)
        {
            command.Parameters.Add(List(operations, static operation => operation.ExpectedVersion));
        }

        return command;
    }

    private static NpgsqlParameter<T[]> List<T>(StoreOperation[] operations, Func<StoreOperation, T> member) =>
        new() { TypedValue = Array.ConvertAll(operations, operation => member(operation)) };
}
