using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>SQLite's quick check of the whole file, ended when its time is over.</summary>
/// <param name="connection">Open connection, otherwise idle.</param>
/// <param name="timeProvider">Clock.</param>
/// <param name="limit">How long it may take.</param>
internal sealed class IntegrityCheck(SqliteConnection connection, TimeProvider timeProvider, TimeSpan limit)
{
    private const int Interrupted = 9;
    private const int StepsBetweenLooks = 10_000;

    /// <summary>Runs the check.</summary>
    /// <param name="finding">What is wrong; null when nothing was found.</param>
    /// <returns>False when the time was over before the end.</returns>
    public bool TryFinish(out string? finding)
    {
        finding = null;
        var started = timeProvider.GetTimestamp();
        raw.sqlite3_progress_handler(
            connection.Handle,
            StepsBetweenLooks,
            _ => timeProvider.GetElapsedTime(started) > limit ? 1 : 0,
            null
        );
        try
        {
            using var command = StoreConnections.Command(connection, "PRAGMA quick_check(1)");
            var result = (string)command.ExecuteScalar()!;
            finding = result == "ok" ? null : $"the integrity check says '{result.ReplaceLineEndings(" ")}'";
            return true;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == Interrupted)
        {
            return false;
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }
}
