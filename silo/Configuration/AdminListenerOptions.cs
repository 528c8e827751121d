namespace FastCluster.Silo.Configuration;

/// <summary>The listener of operators.</summary>
public sealed record AdminListenerOptions : ListenerOptions
{
    /// <summary>
    /// Whether it serves the runtime's dashboard at <c>/admin/dashboard/</c>, to every operator. It measures each call of
    /// an actor. The same on all nodes with actors. Default no.
    /// </summary>
    public bool Dashboard { get; init; }
}
