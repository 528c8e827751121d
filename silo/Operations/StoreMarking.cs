using FastCluster.Contracts.Storage;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;

namespace FastCluster.Silo.Operations;

/// <summary>Marks the stores of all authorization servers as copies, which belong to no cluster yet.</summary>
/// <param name="store">The store; no node runs on it.</param>
/// <param name="marks">What is written.</param>
/// <param name="claim">What is taken away.</param>
internal sealed class StoreMarking(IStateStore store, RestoredMarks marks, ClusterClaim claim)
{
    /// <summary>Marks; a store that is marked already stays so.</summary>
    /// <param name="options">Names the servers.</param>
    /// <param name="cancellationToken">Stops between rows; run it again then.</param>
    /// <exception cref="StoreUnavailableException">The store failed; run it again.</exception>
    public async Task MarkAsync(FastClusterOptions options, CancellationToken cancellationToken)
    {
        await store.CheckAsync(cancellationToken);
        foreach (var server in options.AuthorizationServers)
        {
            foreach (var (actor, payload) in marks.Of(server.Id, options.Revocation.Shards))
            {
                var key = StateKey.Of(actor, RestoredMarks.StateName);
                await store.WriteAsync(key, expectedETag: null, payload, cancellationToken);
            }
        }

        await claim.ClearAsync(cancellationToken);
    }
}
