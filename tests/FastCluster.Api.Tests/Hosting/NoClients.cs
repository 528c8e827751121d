using FastCluster.Api.Admin;
using FastCluster.Contracts.Clients;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>An empty catalog.</summary>
internal sealed class NoClients : IClientCatalog
{
    public Task<ClientPage?> ListAsync(
        string serverId,
        string? cursor,
        int limit,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<ClientPage?>(cursor is null ? new([], null) : null);

    public Task<ClientKey?> FindAsync(
        string serverId,
        string clientId,
        CancellationToken cancellationToken = default
    ) => Task.FromResult<ClientKey?>(null);
}
