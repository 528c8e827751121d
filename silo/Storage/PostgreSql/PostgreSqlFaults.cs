using Npgsql;

namespace FastCluster.Silo.Storage.PostgreSql;

/// <summary>Tells failures of PostgreSQL apart.</summary>
internal static class PostgreSqlFaults
{
    /// <summary>Whether the database could not be used: away, full, refusing, or its answer did not come.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsStoreFault(Exception fault) =>
        fault is NpgsqlException or TimeoutException or IOException or ObjectDisposedException;

    /// <summary>Whether the transaction was rolled back for sure and may succeed when it is simply run again.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsRolledBack(Exception fault) =>
        fault
            is PostgresException
            {
                SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            };
}
