namespace FastCluster.Contracts.Storage;

/// <summary>
/// Durable state could not be written or read just now: the disk is full, the file system failed or the store is closing.
/// The write was not acknowledged; it is not visible to readers. Retrying later is safe after the state was read again,
/// because a failed flush may still turn out to be on disk after a crash. Callers answer 503 with <c>Retry-After</c>.
/// </summary>
[GenerateSerializer]
[Alias("fastcluster.StoreUnavailableException")]
public sealed class StoreUnavailableException : Exception
{
    /// <summary>End of a message about a request: it follows the reason, and means nothing to a program that never ran.</summary>
    public const string Advice = " Nothing was acknowledged; try again later.";

    /// <summary>Makes the exception with a general message.</summary>
    public StoreUnavailableException()
        : this("The store is not available, try again later.") { }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed and where, for the operator; never contains state.</param>
    public StoreUnavailableException(string message)
        : base(message) { }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed and where, for the operator; never contains state.</param>
    /// <param name="innerException">The failure of the store.</param>
    public StoreUnavailableException(string message, Exception? innerException)
        : base(message, innerException) { }
}
