using FastCluster.Silo.Keys;
using Microsoft.Data.Sqlite;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>Copies the file of a store while its node runs or not: SQLite gives one state of it, with what the log holds.</summary>
internal static class StoreCopy
{
    private static readonly TimeSpan s_busyTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Copies; durable when it returns.</summary>
    /// <param name="file">The file of the store.</param>
    /// <param name="target">The new file; what an interrupted copy left there is replaced.</param>
    /// <exception cref="IOException">There is no store, or the target cannot be written.</exception>
    /// <exception cref="StoreCorruptException">The store is damaged.</exception>
    public static void Write(string file, string target)
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no store {file}.", file);
        }

        PrivateFile.Write(target, ""); // its folder and it are the owner's before there is anything to read
        File.Delete(target + "-wal");
        File.Delete(target + "-shm");
        try
        {
            using var source = StoreConnections.Open(
                file,
                SqliteOpenMode.ReadWrite, // the shared memory of its log is written also by readers
                s_busyTimeout,
                StoreSchema.ReaderSettings
            );
            using var copy = StoreConnections.Open(target, SqliteOpenMode.ReadWrite, s_busyTimeout, "");
            source.BackupDatabase(copy);
        }
        catch (SqliteException failure)
        {
            throw StoreFaults.Translate(file, failure);
        }
    }
}
