using System.Collections.Immutable;
using FastCluster.Grains.Revocations;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>Takes the epochs that a request is judged on, so that facts and epochs cannot be of two times.</summary>
internal static class EpochReader
{
    /// <summary>Epochs of entities as of a stamp.</summary>
    /// <param name="index">The node's index.</param>
    /// <param name="stamp">Stamp taken before the facts were read.</param>
    /// <param name="entities">The entities.</param>
    /// <returns>The epochs, or null when one was raised since: the facts have to be read again.</returns>
    public static ImmutableArray<EntityEpoch>? Read(
        RevocationIndex index,
        long stamp,
        ImmutableArray<EntityName> entities
    )
    {
        var epochs = ImmutableArray.CreateBuilder<EntityEpoch>(entities.Length);
        foreach (var entity in entities)
        {
            if (!index.TryEpochAsOf(entity, stamp, out var epoch))
            {
                return null;
            }

            epochs.Add(new EntityEpoch(entity, epoch));
        }

        return epochs.MoveToImmutable();
    }
}
