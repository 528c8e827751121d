using FastCluster.Contracts.Clients;

namespace FastCluster.Grains.Clients;

/// <summary>Finds the actor of a client for operators. Safe for concurrent use.</summary>
public sealed class ClientFinder
{
    private readonly ClientDirectory _directory;

    internal ClientFinder(ClientDirectory directory) => _directory = directory;

    /// <summary>The actor that a client id names.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="clientId">Client id, of any generation, or an alias.</param>
    /// <returns>The key, or null when the id names no client that was ever registered.</returns>
    public async ValueTask<ClientKey?> FindAsync(string serverId, string clientId)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ArgumentNullException.ThrowIfNull(clientId);
        var (key, _, reason) = await _directory.FindAsync(serverId, clientId);
        return reason == RejectionReason.ClientUnknown ? null : key;
    }
}
