using System.Collections.Concurrent;
using System.Collections.Immutable;
using FastCluster.Contracts.Revocations;
using FastCluster.Grains.Trust;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// What one node knows of one authorization server's revocations: minimum valid epochs, dead token ids and distrusted
/// certificates. Readers take no lock; only the follower writes. Entries older than the horizon are dropped as new ones
/// arrive, so the size follows the revocations of about an hour.
/// </summary>
internal sealed class RevocationIndex(IOptions<RevocationOptions> options, CrlRegistry crls)
{
    private readonly ConcurrentDictionary<EntityName, Raised> _epochs = new();
    private readonly ConcurrentDictionary<UInt128, long> _deadTokens = new();
    private ImmutableHashSet<EntityName> _distrusted = [];
    private long _stamp;
    private long _sweptAt;

    /// <summary>
    /// Take it before reading the facts of a request: an entity that is raised later than the stamp was judged on facts
    /// that may be older than its epoch.
    /// </summary>
    public long Stamp => Volatile.Read(ref _stamp);

    /// <summary>Epoch that a new token has to name for an entity.</summary>
    /// <param name="entity">The entity.</param>
    public uint EpochOf(EntityName entity) => _epochs.TryGetValue(entity, out var entry) ? entry.Epoch : 0;

    /// <summary>Epoch of an entity as of a stamp; false when it was raised since.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="stamp">Stamp taken before the facts were read.</param>
    /// <param name="epoch">The epoch.</param>
    public bool TryEpochAsOf(EntityName entity, long stamp, out uint epoch)
    {
        var isKnown = _epochs.TryGetValue(entity, out var entry);
        epoch = isKnown ? entry.Epoch : 0;
        return !isKnown || entry.Stamp <= stamp;
    }

    /// <summary>Whether the operator distrusts a certificate or CA.</summary>
    public bool IsDistrusted(EntityName entity) => _distrusted.Contains(entity);

    /// <summary>Whether what was judged on these epochs is still alive: none was raised, no certificate is on a CRL.</summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="entities">Entities with the epochs they were judged on.</param>
    public bool IsAlive(string serverId, ReadOnlySpan<EntityEpoch> entities)
    {
        foreach (var (entity, epoch) in entities)
        {
            if (epoch < EpochOf(entity) || _distrusted.Contains(entity))
            {
                return false;
            }

            var isCertificate = entity.Kind is EntityKind.Certificate or EntityKind.CaCertificate;
            if (isCertificate && crls.IsRevoked(serverId, entity.Digest))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one token id was revoked by itself.</summary>
    /// <param name="token">Digest of the token id.</param>
    /// <param name="now">Unix seconds.</param>
    public bool IsTokenDead(UInt128 token, long now) => _deadTokens.TryGetValue(token, out var until) && now <= until;

    /// <summary>
    /// Takes a page in. What a snapshot does not name is not distrusted any more; readers see the old or the new set,
    /// and a raised epoch never before the distrust that raised it. Called by one follower at a time.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="isOfShard">Whether the shard of the page owns an entity.</param>
    public void Apply(RevocationPage page, Func<EntityName, bool> isOfShard)
    {
        ArgumentNullException.ThrowIfNull(page);
        var distrusted = page.IsSnapshot
            ? _distrusted.Where(entity => !isOfShard(entity)).ToImmutableHashSet()
            : _distrusted;
        _distrusted = page.Entries.Aggregate(distrusted, Judge);
        foreach (var entry in page.Entries)
        {
            Apply(entry);
        }
    }

    /// <summary>Drops what says nothing any more; at most once a minute.</summary>
    /// <param name="now">Unix seconds.</param>
    public void Sweep(long now)
    {
        if (now - _sweptAt < 60)
        {
            return;
        }

        _sweptAt = now;
        var oldest = now - (long)(options.Value.Horizon + options.Value.Overlap).TotalSeconds;
        foreach (var (entity, entry) in _epochs)
        {
            if (entry.WrittenAt < oldest)
            {
                _epochs.TryRemove(new(entity, entry));
            }
        }

        foreach (var (token, until) in _deadTokens)
        {
            if (until < now)
            {
                _deadTokens.TryRemove(new(token, until));
            }
        }
    }

    private static ImmutableHashSet<EntityName> Judge(ImmutableHashSet<EntityName> distrusted, RevocationEntry entry) =>
        entry.Change switch
        {
            RevocationChange.Distrusted => distrusted.Add(RevocationShards.EntityOf(entry)),
            RevocationChange.Reinstated => distrusted.Remove(RevocationShards.EntityOf(entry)),
            _ => distrusted,
        };

    private void Apply(RevocationEntry entry)
    {
        switch (entry.Change)
        {
            case RevocationChange.EpochRaised:
            case RevocationChange.Distrusted:
                Raise(RevocationShards.EntityOf(entry), entry);
                break;
            case RevocationChange.TokenDead:
                _deadTokens[entry.Digest] = entry.DeadUntil;
                break;
            case RevocationChange.Reinstated:
            case RevocationChange.CrlAccepted:
            case RevocationChange.TrustChanged:
                break;
            default:
                throw new InvalidOperationException($"Unknown revocation change {entry.Change}.");
        }
    }

    private void Raise(EntityName entity, RevocationEntry entry)
    {
        var raised = new Raised(entry.MinimumEpoch, entry.WrittenAt, Interlocked.Increment(ref _stamp));
        _epochs.AddOrUpdate(entity, raised, (_, known) => known.Epoch >= raised.Epoch ? known : raised);
    }

    private readonly record struct Raised(uint Epoch, long WrittenAt, long Stamp);
}
