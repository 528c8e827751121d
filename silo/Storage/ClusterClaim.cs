using System.Text;
using FastCluster.Contracts.Storage;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Storage;

/// <summary>
/// The row that names the cluster whose nodes use a store on the network. Two clusters over one store would accept an
/// assertion once each (N1), so the nodes of any other name do not start.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="options">Settings of the node.</param>
internal sealed class ClusterClaim(IStateStore store, FastClusterOptions options)
{
    private static readonly StateKey s_row = new("fc-cluster", "claim"u8.ToArray(), "name");

    /// <summary>
    /// Claims the store for the configured cluster unless it is claimed. A node alone claims nothing, since it may become
    /// the first of a cluster.
    /// </summary>
    /// <param name="cancellationToken">Stops the claim; run it again then.</param>
    /// <exception cref="InvalidConfigurationException">The store is claimed by another cluster.</exception>
    /// <exception cref="StoreUnavailableException">The store failed.</exception>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (options.Storage.Provider == StoreProvider.Embedded)
        {
            return; // no other process can open it
        }

        var cluster = options.Cluster;
        var own = cluster.IsClustered ? cluster.ClusterId : cluster.StoppedClusterId;
        var claimed = await ReadAsync(cancellationToken);
        if (claimed is null && own is not null)
        {
            await store.WriteAsync(s_row, expectedETag: null, Encoding.UTF8.GetBytes(own), cancellationToken);
            claimed = await ReadAsync(cancellationToken); // another node may have been first
        }

        if (claimed is not null && claimed != own)
        {
            throw new InvalidConfigurationException([
                new(
                    "cluster.clusterId",
                    $"is '{claimed}', whose nodes use this store; to give it to another cluster, stop them and run "
                        + "fastcluster store restored",
                    own ?? "no cluster"
                ),
            ]);
        }
    }

    /// <summary>Takes the claim away; no node runs on the store.</summary>
    /// <param name="cancellationToken">Stops it; run it again then.</param>
    /// <exception cref="StoreUnavailableException">The store failed; run it again.</exception>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(s_row, cancellationToken) is { } row)
        {
            await store.WriteAsync(s_row, row.ETag, payload: null, cancellationToken);
        }
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(s_row, cancellationToken) is { } row ? Encoding.UTF8.GetString(row.Payload) : null;
}
