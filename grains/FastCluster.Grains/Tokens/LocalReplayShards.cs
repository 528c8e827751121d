using System.Collections.Concurrent;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Tokens;

/// <summary>
/// Records uses at the shards of this node without a message to their actors, as far as these let it (ADR 31). It only ever
/// accepts: whatever is not plain is left to the actor. Safe for concurrent use.
/// </summary>
internal sealed class LocalReplayShards(
    RevocationFollower revocations,
    IOptions<ReplayOptions> options,
    TimeProvider clock
)
{
    private readonly ConcurrentDictionary<string, ReplaySet> _sets = new(StringComparer.Ordinal);

    private long NowMilliseconds => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A shard that lives here opened its set.</summary>
    /// <param name="shard">Its key.</param>
    /// <param name="uses">Its uses.</param>
    public void Add(string shard, ReplaySet uses) => _sets[shard] = uses;

    /// <summary>A shard lives here no more; it has closed its set.</summary>
    /// <param name="shard">Its key.</param>
    /// <param name="uses">Its uses.</param>
    public void Remove(string shard, ReplaySet uses) => _sets.TryRemove(new(shard, uses));

    /// <summary>Records a use.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="shard">Key of the shard that owns it.</param>
    /// <param name="claim">The use.</param>
    /// <param name="judgedOn">Epochs it was judged on.</param>
    /// <returns>True when it was new and counts; false when the actor has to be asked, to whom the same claim can be sent.</returns>
    public bool TryClaim(string serverId, string shard, in ReplayClaim claim, ReadOnlySpan<EntityEpoch> judgedOn)
    {
        if (
            !_sets.TryGetValue(shard, out var uses)
            || judgedOn.Length > EntityPacking.MaximumRecords
            || !revocations.IsCurrent(serverId)
            || !revocations.IndexOf(serverId).IsAlive(serverId, judgedOn)
        )
        {
            return false;
        }

        // The mark is looked at once more: a process that slept in between must not answer.
        var opening = uses.TryAdd(claim, ReplayEntry.Of(claim, options.Value), NowMilliseconds);
        return opening is not null && NowMilliseconds <= opening.Until;
    }
}
