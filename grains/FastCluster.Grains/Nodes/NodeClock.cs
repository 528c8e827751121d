namespace FastCluster.Grains.Nodes;

/// <summary>
/// Key of the monotonic clock of the node itself: leases, freshness and polling run on it, also where a test gives the
/// rules another time.
/// </summary>
public static class NodeClock
{
    /// <summary>Service key of the <see cref="TimeProvider"/>.</summary>
    public const string Key = "node";
}
