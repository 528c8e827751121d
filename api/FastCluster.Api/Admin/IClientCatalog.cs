using FastCluster.Contracts.Clients;

namespace FastCluster.Api.Admin;

/// <summary>Finds registered clients; the host implements it over its store. Safe for concurrent use.</summary>
public interface IClientCatalog
{
    /// <summary>A page of clients in a stable order; never scans more than the page needs.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="cursor">What the page before named as next, or null for the first.</param>
    /// <param name="limit">Most entries, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    /// <returns>The page, or null when the cursor is none of this catalog.</returns>
    Task<ClientPage?> ListAsync(
        string serverId,
        string? cursor,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>The actor that a client id names, or null when the id names none.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="clientId">Client id, of any generation, or an alias.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<ClientKey?> FindAsync(string serverId, string clientId, CancellationToken cancellationToken = default);
}
