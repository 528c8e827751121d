using FastCluster.Contracts.Servers;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Admin;

/// <summary>What every handler of the operator's interface needs.</summary>
/// <param name="Grains">Asks actors.</param>
/// <param name="Servers">The configured authorization servers.</param>
/// <param name="Changes">Carries changes out and records them.</param>
/// <param name="Context">The request.</param>
internal sealed record AdminRequest(
    IGrainFactory Grains,
    IAuthorizationServerDirectory Servers,
    OperatorChanges Changes,
    HttpContext Context
)
{
    /// <summary>Ends the wait when the operator goes away.</summary>
    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The server that the path names, or null.</summary>
    /// <param name="id">Server id from the path.</param>
    public AuthorizationServer? FindServer(string id) =>
        Servers.All.FirstOrDefault(server => string.Equals(server.Id, id, StringComparison.Ordinal));
}
