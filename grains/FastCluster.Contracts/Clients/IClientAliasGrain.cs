using Orleans.Concurrency;

namespace FastCluster.Contracts.Clients;

/// <summary>
/// Client ids given elsewhere (import, seeds) of one authorization server: a small durable map, at most 100,000
/// entries, read whole by each node so that a made-up id costs no storage read. Key: server id.
/// </summary>
[Alias("fc.IClientAliasGrain")]
public interface IClientAliasGrain : IGrainWithStringKey
{
    /// <summary>Adds aliases; an alias never changes its target.</summary>
    /// <param name="aliases">Alias to client key digest and generation.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>False when the map is full or an alias names another client.</returns>
    [Alias("AddAsync")]
    Task<bool> AddAsync(Dictionary<string, ClientAlias> aliases, CancellationToken cancellationToken = default);

    /// <summary>The whole map.</summary>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    [Alias("GetAllAsync"), AlwaysInterleave]
    Task<Dictionary<string, ClientAlias>> GetAllAsync(CancellationToken cancellationToken = default);
}
