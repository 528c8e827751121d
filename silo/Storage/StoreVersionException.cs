namespace FastCluster.Silo.Storage;

/// <summary>The store was written by another version of the program than this one can use.</summary>
public sealed class StoreVersionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="file">The file, full path.</param>
    /// <param name="found">Schema version in the file.</param>
    /// <param name="supported">Schema version of this program.</param>
    public StoreVersionException(string file, long found, long supported)
        : base(
            $"The store '{file}' has schema version {found}, this program uses version {supported}. "
                + "Start the program version that wrote it. Nothing was changed."
        ) => Found = found;

    /// <summary>Schema version in the file.</summary>
    public long Found { get; }
}
