using System.Collections.Immutable;
using FastCluster.Contracts.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// Asks the owners of entities for their durable epochs. An index forgets an epoch that no access token can name any more;
/// what lives longer than access tokens is judged here.
/// </summary>
internal sealed class EpochOwners(IGrainFactory grains, IOptions<RevocationOptions> options)
{
    /// <summary>The entities with their durable epochs.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="entities">The entities.</param>
    public async Task<ImmutableArray<EntityEpoch>> ReadAsync(string serverId, ImmutableArray<EntityName> entities)
    {
        var shards = entities.GroupBy(entity => RevocationShards.Of(entity.Digest, options.Value.Shards));
        var read = await Task.WhenAll(shards.Select(shard => ReadAsync(serverId, shard.Key, [.. shard])));
        var epochs = read.SelectMany(one => one).ToDictionary(one => one.Entity, one => one.Epoch);
        return [.. entities.Select(entity => new EntityEpoch(entity, epochs[entity]))];
    }

    /// <summary>Whether no entity was raised above the epoch it is named with.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="entities">Entities with durable epochs.</param>
    public async Task<bool> AreCurrentAsync(string serverId, ImmutableArray<EntityEpoch> entities)
    {
        var current = await ReadAsync(serverId, [.. entities.Select(one => one.Entity)]);
        return current.Zip(entities).All(pair => pair.First.Epoch <= pair.Second.Epoch);
    }

    private async Task<IEnumerable<EntityEpoch>> ReadAsync(string serverId, int shard, EntityName[] entities)
    {
        var asked = entities.Select(entity => new RevocationSubject((byte)entity.Kind, entity.Digest)).ToArray();
        var owner = grains.GetGrain<IRevocationLogGrain>(RevocationShards.KeyOf(serverId, shard));
        var epochs = await owner.GetEpochsAsync(asked);
        return entities.Zip(epochs, (entity, epoch) => new EntityEpoch(entity, epoch));
    }
}
