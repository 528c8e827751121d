using System.Collections.Frozen;
using FastCluster.Api.People.Settings;
using FastCluster.Contracts.Servers;

namespace FastCluster.Api.People.Assets;

/// <summary>The files of all servers that serve people, gathered once at the start. Immutable.</summary>
internal sealed class PageAssetDirectory(IAuthorizationServerDirectory servers, PeopleDirectory people)
{
    private readonly FrozenDictionary<string, PageAssets> _byServer = servers
        .All.Where(server => server.People is not null)
        .ToFrozenDictionary(
            server => server.Id,
            server => new PageAssets(server.People!, people.Get(server.Id).Pages),
            StringComparer.Ordinal
        );

    /// <summary>The files of a server.</summary>
    /// <param name="serverId">A server that serves people.</param>
    public PageAssets Get(string serverId) => _byServer[serverId];
}
