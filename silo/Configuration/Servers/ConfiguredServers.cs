using System.Collections.Frozen;
using System.Collections.Immutable;
using FastCluster.Contracts.Servers;

namespace FastCluster.Silo.Configuration.Servers;

/// <summary>The authorization servers of the configuration.</summary>
public sealed class ConfiguredServers : IAuthorizationServerDirectory
{
    private readonly FrozenDictionary<string, AuthorizationServer> _byId;

    /// <summary>Maps the configuration.</summary>
    /// <param name="options">Checked configuration.</param>
    public ConfiguredServers(FastClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        All = [.. options.AuthorizationServers.Select(server => ServerMapper.Map(server, options.StatusLists.Enabled))];
        _byId = All.ToFrozenDictionary(server => server.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ImmutableArray<AuthorizationServer> All { get; }

    /// <inheritdoc/>
    public AuthorizationServer Get(string id) => _byId[id];
}
