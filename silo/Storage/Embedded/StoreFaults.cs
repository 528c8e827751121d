using FastCluster.Contracts.Storage;
using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>Turns failures of SQLite into what callers and operators can act on.</summary>
internal static class StoreFaults
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Whether the file itself is damaged, so that no retry helps.</summary>
    /// <param name="failure">Failure of SQLite.</param>
    public static bool IsCorruption(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>The exception for the caller of a read or write.</summary>
    /// <param name="file">The file, full path.</param>
    /// <param name="failure">Failure of SQLite.</param>
    public static Exception Translate(string file, SqliteException failure) =>
        IsCorruption(failure)
            ? new StoreCorruptException(file, "SQLite found it damaged", failure)
            : new StoreUnavailableException(
                $"The store '{file}' could not be used (SQLite {failure.SqliteExtendedErrorCode}: {failure.Message})."
                    + StoreUnavailableException.Advice,
                failure
            );
}
