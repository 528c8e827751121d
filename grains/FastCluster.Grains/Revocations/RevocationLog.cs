using FastCluster.Contracts.Revocations;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Revocations;

/// <summary>Appends to the log of an authorization server: finds the owner of each entity.</summary>
internal sealed class RevocationLog(IGrainFactory grains, IOptions<RevocationOptions> options)
{
    /// <summary>The entry that kills what names an older epoch of an entity.</summary>
    public static RevocationEntry Raise(EntityName entity) => Of(RevocationChange.EpochRaised, entity);

    /// <summary>The entry that distrusts a certificate or CA until it is reinstated.</summary>
    public static RevocationEntry Distrust(EntityName entity) => Of(RevocationChange.Distrusted, entity);

    /// <summary>The entry that takes a distrust back; what died stays dead.</summary>
    public static RevocationEntry Reinstate(EntityName entity) => Of(RevocationChange.Reinstated, entity);

    /// <summary>The entry that kills one token.</summary>
    /// <param name="token">Digest of its id.</param>
    /// <param name="until">Unix seconds until which it could have lived.</param>
    public static RevocationEntry Kill(UInt128 token, long until) =>
        new()
        {
            Change = RevocationChange.TokenDead,
            Digest = token,
            DeadUntil = until,
        };

    /// <summary>The entry that makes nodes read a CRL or a community's snapshot.</summary>
    /// <param name="change">Which of the two.</param>
    /// <param name="subject">CRL URL or community URI.</param>
    public static RevocationEntry Tell(RevocationChange change, string subject) =>
        new() { Change = change, Subject = subject };

    /// <summary>Appends the entries that a durable change owes, and forgets each once it is durable.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="owed">The entries; empty when it returns.</param>
    /// <param name="abandon">
    /// Ends the activation that owes them when the log does not take one, so that the next one settles before it answers
    /// anybody; not needed by an activation that is coming up.
    /// </param>
    public async Task SettleAsync(string serverId, List<RevocationEntry> owed, Action? abandon = null)
    {
        try
        {
            while (owed.Count > 0)
            {
                await AppendAsync(serverId, owed[0]);
                owed.RemoveAt(0);
            }
        }
        catch
        {
            abandon?.Invoke();
            throw;
        }
    }

    /// <summary>Appends one entry; durable when it returns.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="entry">The entry.</param>
    public Task<RevocationEntry> AppendAsync(string serverId, RevocationEntry entry) =>
        grains
            .GetGrain<IRevocationLogGrain>(
                RevocationShards.KeyOf(serverId, RevocationShards.Of(entry, options.Value.Shards))
            )
            .AppendAsync(entry);

    private static RevocationEntry Of(RevocationChange change, EntityName entity) =>
        new()
        {
            Change = change,
            Kind = (byte)entity.Kind,
            Digest = entity.Digest,
        };
}
