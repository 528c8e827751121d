namespace FastCluster.Silo.Hosting;

/// <summary>What a process does.</summary>
public enum NodeRole
{
    /// <summary>Actors and HTTP edge together: the single node, and the usual node of a cluster.</summary>
    Run = 0,

    /// <summary>Actors only, with the management and admin listeners.</summary>
    Silo = 1,

    /// <summary>The public HTTP edge only; a client of the cluster without keys and without a store.</summary>
    Api = 2,
}
