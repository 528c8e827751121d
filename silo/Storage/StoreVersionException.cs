namespace FastCluster.Silo.Storage;

/// <summary>The store was written by another version of the program than this one can use.</summary>
public sealed class StoreVersionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="store">Which store, without secrets.</param>
    /// <param name="found">Schema version in the store; 0 when there is none.</param>
    /// <param name="supported">Schema version of this program.</param>
    /// <param name="remedy">What the operator can do, one sentence.</param>
    public StoreVersionException(
        string store,
        long found,
        long supported,
        string remedy = "Start the program version that wrote it."
    )
        : base(
            $"The store '{store}' has schema version {found}, this program uses version {supported}. "
                + $"{remedy} Nothing was changed."
        ) => Found = found;

    /// <summary>Schema version in the store; 0 when there is none.</summary>
    public long Found { get; }

    /// <summary>
    /// A node works over its own schema version and over the next one: a step only adds, so that nodes of two versions share
    /// the store while one takes the other's place, and back.
    /// </summary>
    /// <param name="store">Which store, without secrets.</param>
    /// <param name="found">Schema version in the store; 0 when there is none.</param>
    /// <param name="supported">Schema version of this program.</param>
    /// <param name="remedy">What the operator can do, one sentence.</param>
    /// <exception cref="StoreVersionException">It is an older version, or a later one than the next.</exception>
    public static void ThrowUnlessUsable(string store, int found, int supported, string remedy)
    {
        if (found != supported && found != supported + 1)
        {
            throw new StoreVersionException(store, found, supported, remedy);
        }
    }
}
