using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>Makes and checks the file before the store uses it. The caller holds the folder.</summary>
internal static class StoreFile
{
    /// <summary>Makes the file when there is none, else checks that it is a sound store of this program.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="timeProvider">Bounds the integrity check.</param>
    /// <param name="logger">Log.</param>
    /// <exception cref="StoreCorruptException">Damaged, or not a store.</exception>
    /// <exception cref="StoreVersionException">Written by another version of the program.</exception>
    public static void Prepare(EmbeddedStorageOptions options, TimeProvider timeProvider, ILogger logger)
    {
        var file = options.FilePath;
        if (File.Exists(file))
        {
            Check(options, timeProvider, logger);
            return;
        }

        if (File.Exists(file + "-wal"))
        {
            throw new StoreCorruptException(file, "its write-ahead log is there but the file itself is missing");
        }

        Create(options);
        Log.StoreCreated(logger, file);
    }

    /// <summary>
    /// Builds the store under another name and renames it when it is complete, so that an interrupted creation leaves no file
    /// that looks like a damaged store.
    /// </summary>
    private static void Create(EmbeddedStorageOptions options)
    {
        var draft = options.FilePath + ".new";
        foreach (var leftover in new[] { draft, draft + "-wal", draft + "-shm" })
        {
            File.Delete(leftover);
        }

        try
        {
            using var connection = StoreConnections.Open(
                draft,
                SqliteOpenMode.ReadWriteCreate,
                options.BusyTimeout,
                StoreSchema.Create
            );
        }
        catch (SqliteException failure)
        {
            throw StoreFaults.Translate(options.FilePath, failure);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(draft, options.FilePath);
    }

    private static void Check(EmbeddedStorageOptions options, TimeProvider timeProvider, ILogger logger)
    {
        var file = options.FilePath;
        if (new FileInfo(file).Length == 0)
        {
            throw new StoreCorruptException(file, "it is empty (0 bytes)");
        }

        try
        {
            using var connection = StoreConnections.Open(file, SqliteOpenMode.ReadWrite, options.BusyTimeout, "");
            CheckIdentity(connection, file);
            CheckVersion(connection, file);
            CheckIntegrity(connection, options, timeProvider, logger);
        }
        catch (SqliteException failure)
        {
            throw StoreFaults.Translate(file, failure);
        }
    }

    private static void CheckIdentity(SqliteConnection connection, string file)
    {
        if (ReadNumber(connection, "PRAGMA application_id") != StoreSchema.ApplicationId)
        {
            throw new StoreCorruptException(file, "it is an SQLite file of another program");
        }
    }

    private static void CheckVersion(SqliteConnection connection, string file)
    {
        var found = ReadNumber(connection, StoreSchema.ReadSchemaVersion);
        if (found != StoreSchema.Version)
        {
            throw new StoreVersionException(file, found, StoreSchema.Version);
        }
    }

    private static void CheckIntegrity(
        SqliteConnection connection,
        EmbeddedStorageOptions options,
        TimeProvider timeProvider,
        ILogger logger
    )
    {
        if (options.CheckTimeout == TimeSpan.Zero)
        {
            return;
        }

        var check = new IntegrityCheck(connection, timeProvider, options.CheckTimeout);
        if (!check.TryFinish(out var finding))
        {
            Log.CheckUnfinished(logger, options.FilePath, options.CheckTimeout);
        }
        else if (finding is not null)
        {
            throw new StoreCorruptException(options.FilePath, finding);
        }
    }

    private static long ReadNumber(SqliteConnection connection, string text)
    {
        using var command = StoreConnections.Command(connection, text);
        return command.ExecuteScalar() is long number ? number : 0;
    }
}
