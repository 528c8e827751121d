using FastCluster.Grains.Revocations;
using FastCluster.Grains.Tokens;

namespace FastCluster.Grains.Nodes;

/// <summary>
/// The rows that mark the store of an authorization server as a copy. No copy can tell by itself that its original went on
/// accepting and revoking; the next start on a marked store allows for it (ADR 17).
/// </summary>
/// <param name="encoder">Encodes the rows.</param>
/// <param name="clock">Tells when they were made.</param>
public sealed class RestoredMarks(IStateEncoder encoder, TimeProvider clock)
{
    /// <summary>Name of the state in each row.</summary>
    public const string StateName = RestoredMark.StateName;

    /// <summary>The rows, each to be written where none is; one that is there says the same.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="logShards">Shards of its revocation log.</param>
    public IEnumerable<(GrainId Actor, byte[] Payload)> Of(string serverId, int logShards)
    {
        var payload = encoder.Encode(new RestoredMark { MarkedAt = clock.GetUtcNow().ToUnixTimeSeconds() });
        return Enumerable
            .Range(0, logShards)
            .Select(shard => GrainId.Create(RevocationLogGrain.TypeName, RevocationShards.KeyOf(serverId, shard)))
            .Prepend(GrainId.Create(ReplayLayoutGrain.TypeName, serverId))
            .Select(actor => (actor, payload));
    }
}
