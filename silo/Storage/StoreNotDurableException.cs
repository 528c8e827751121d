namespace FastCluster.Silo.Storage;

/// <summary>The store is set up so that it can lose what it acknowledged, and nobody allowed that.</summary>
/// <param name="store">Which store, without secrets.</param>
/// <param name="finding">What is wrong, one clause without full stop.</param>
public sealed class StoreNotDurableException(string store, string finding)
    : Exception(
        $"{store} can lose what it acknowledged: {finding}. Change that, or set storage.allowWeakDurability to true "
            + "when such a loss is accepted."
    );
