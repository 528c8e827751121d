namespace FastCluster.Silo.Storage;

/// <summary>What the check of a store's durability does with a finding.</summary>
internal static class Durability
{
    /// <summary>Refuses, or logs where weak durability is accepted.</summary>
    /// <param name="store">Which store, without secrets.</param>
    /// <param name="finding">What is wrong, one clause without full stop; null when nothing is.</param>
    /// <param name="options">Whether weak durability is accepted.</param>
    /// <param name="logger">Log.</param>
    /// <exception cref="StoreNotDurableException">It is not accepted.</exception>
    public static void Judge(string store, string? finding, RemoteStoreOptions options, ILogger logger)
    {
        if (finding is null)
        {
            return;
        }

        if (!options.AcceptsWeakDurability)
        {
            throw new StoreNotDurableException(store, finding);
        }

        Log.WeakDurability(logger, store, finding);
    }
}
