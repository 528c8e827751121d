namespace FastCluster.Silo.Storage;

/// <summary>Another process, or another store of this process, holds the data folder.</summary>
public sealed class StoreInUseException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="folder">The data folder, full path.</param>
    /// <param name="processId">Process that holds it; null when it could not be found out.</param>
    /// <param name="innerException">The refusal of the operating system.</param>
    public StoreInUseException(string folder, int? processId, Exception? innerException = null)
        : base(
            $"The data folder '{folder}' is in use by process {processId?.ToString() ?? "(unknown)"}. "
                + "Stop that process or configure another folder.",
            innerException
        )
    {
        Folder = folder;
        ProcessId = processId;
    }

    /// <summary>The data folder, full path.</summary>
    public string Folder { get; }

    /// <summary>Process that holds it; null when it could not be found out.</summary>
    public int? ProcessId { get; }
}
