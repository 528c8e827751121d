namespace FastCluster.Grains.Nodes;

/// <summary>Names of the meters and instruments of the actors' node. A name is never reused for another meaning.</summary>
public static class MetricNames
{
    /// <summary>Meter of the revocation index.</summary>
    public const string RevocationMeter = "FastCluster.Revocation";

    /// <summary>Time from an entry's append to the log until it is in force on this node; histogram, <c>s</c>.</summary>
    public const string RevocationLag = "fastcluster.revocation.lag";

    /// <summary>Age of what the node's oldest revocation index was last confirmed by; observable gauge, <c>s</c>.</summary>
    public const string RevocationAge = "fastcluster.revocation.confirmation.age";
}
