using System.Collections.Frozen;
using FastCluster.Contracts.Servers;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.StatusLists;

/// <summary>What this node issues from, for each authorization server; nothing where status lists are off.</summary>
internal sealed class NodeStatusLists
{
    private readonly FrozenDictionary<string, StatusListAllocator> _allocators;

    /// <summary>Makes an allocator for each server that publishes lists.</summary>
    public NodeStatusLists(IAuthorizationServerDirectory servers, IOptions<StatusListOptions> options)
    {
        ArgumentNullException.ThrowIfNull(servers);
        ArgumentNullException.ThrowIfNull(options);
        _allocators = servers
            .All.Where(server => server.StatusListAddress is not null)
            .ToFrozenDictionary(
                server => server.Id,
                server => new StatusListAllocator(server, options.Value.Window),
                StringComparer.Ordinal
            );
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<StatusListAllocator> All => _allocators.Values;

    /// <summary>That of a server, or null.</summary>
    /// <param name="serverId">Authorization server.</param>
    public StatusListAllocator? Of(string serverId) => _allocators.GetValueOrDefault(serverId);
}
