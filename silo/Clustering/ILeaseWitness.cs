using Orleans.Services;

namespace FastCluster.Silo.Clustering;

/// <summary>Each node with actors, as a witness for the leases of the others.</summary>
[Alias("fc.ILeaseWitness")]
public interface ILeaseWitness : IGrainService
{
    /// <summary>What this node knows of another now; changes nothing.</summary>
    /// <param name="node">The other node.</param>
    [Alias("TestifyAsync")]
    Task<LeaseTestimony> TestifyAsync(SiloAddress node);
}
