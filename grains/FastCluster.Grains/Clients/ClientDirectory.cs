using System.Collections.Concurrent;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Keys;

namespace FastCluster.Grains.Clients;

/// <summary>Finds the actor behind a public client id; a made-up id is refused here, without an activation.</summary>
internal sealed class ClientDirectory(IGrainFactory grains, KeyDirectory keys, LocalClients local)
{
    private readonly ActorReferences<IClientGrain> _clients = new(grains);
    private readonly ConcurrentDictionary<string, Dictionary<string, ClientAlias>> _aliases = new(
        StringComparer.Ordinal
    );

    /// <summary>The client behind an id and whether it may act, as one consistent snapshot (TOK-26).</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="clientId">Public client id.</param>
    /// <returns>The snapshot, or the reason why the id may not be used.</returns>
    public async ValueTask<(ClientKey Key, ClientSnapshot? Client, RejectionReason Reason)> FindAsync(
        string serverId,
        string clientId
    )
    {
        var tagKey = (await keys.GetAsync(serverId, KeyUse.ClientIdTag)).Active.Secret;
        if (!ClientIdCodec.TryRead(serverId, clientId, tagKey.Span, out var key, out var generation))
        {
            var aliases = await AliasesAsync(serverId);
            if (!aliases.TryGetValue(clientId, out var alias))
            {
                return (default, null, RejectionReason.ClientUnknown);
            }

            (key, generation) = (new ClientKey(serverId, alias.Digest), alias.Generation);
        }

        var client = local.Find(key) ?? await _clients.Get(key.ToGrainKey()).GetAsync();
        return (key, client, ReasonOf(client, generation));
    }

    /// <summary>Reads the aliases of a server again.</summary>
    /// <param name="serverId">Authorization server.</param>
    public void ForgetAliases(string serverId) => _aliases.TryRemove(serverId, out _);

    private async ValueTask<Dictionary<string, ClientAlias>> AliasesAsync(string serverId)
    {
        if (_aliases.TryGetValue(serverId, out var known))
        {
            return known;
        }

        var read = await grains.GetGrain<IClientAliasGrain>(serverId).GetAllAsync();
        return _aliases.GetOrAdd(serverId, read);
    }

    private static RejectionReason ReasonOf(ClientSnapshot? client, uint generation) =>
        client switch
        {
            null => RejectionReason.ClientUnknown,
            { Status: ClientStatus.Cancelled } => RejectionReason.ClientCancelled,
            _ when client.Generation != generation => RejectionReason.ClientCancelled,
            { Status: ClientStatus.Disabled } => RejectionReason.ClientDisabled,
            _ => RejectionReason.None,
        };
}
