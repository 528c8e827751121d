using System.Collections.Immutable;

namespace FastCluster.Contracts.Servers;

/// <summary>The authorization servers of this deployment, from the configuration; immutable after start.</summary>
public interface IAuthorizationServerDirectory
{
    /// <summary>All servers in declared order.</summary>
    ImmutableArray<AuthorizationServer> All { get; }

    /// <summary>The server with this id.</summary>
    /// <param name="id">Server id.</param>
    /// <exception cref="KeyNotFoundException">No such server: a bug of the caller, since ids come from routing.</exception>
    AuthorizationServer Get(string id);
}
