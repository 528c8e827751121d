namespace FastCluster.Silo.Storage.Embedded;

/// <summary>
/// The store's file is damaged or is not a store of this program. Nothing was changed: the operator decides, and the file
/// is never made anew over it.
/// </summary>
public sealed class StoreCorruptException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="file">The file, full path.</param>
    /// <param name="finding">What is wrong, one clause without full stop.</param>
    /// <param name="innerException">The failure of SQLite.</param>
    public StoreCorruptException(string file, string finding, Exception? innerException = null)
        : base(
            $"The store '{file}' cannot be used: {finding}. Nothing was changed. Restore the file from a backup "
                + "together with its -wal file, or move both away to start with an empty store.",
            innerException
        ) => File = file;

    /// <summary>The file, full path.</summary>
    public string File { get; }
}
