using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FastCluster.Contracts.Revocations;
using FastCluster.Grains.Trust;
using FastCluster.Udap.Revocation;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Revocations;

/// <summary>
/// What one node knows of one authorization server's revocations: minimum valid epochs, dead token ids and distrusted
/// certificates. Readers take no lock; only the follower writes. Entries are dropped when they are past their end by the
/// time of day and have been here for as long, so the size follows the revocations of about an hour, and a clock that is
/// set forth and back loses none.
/// </summary>
/// <param name="options">How long entries speak.</param>
/// <param name="crls">CRL sets of the node.</param>
/// <param name="clock">Time of day.</param>
/// <param name="nodeClock">Monotonic clock of the node.</param>
internal sealed class RevocationIndex(
    IOptions<RevocationOptions> options,
    CrlRegistry crls,
    TimeProvider clock,
    TimeProvider nodeClock
)
{
    private readonly ConcurrentDictionary<EntityName, Raised> _epochs = new();
    private readonly ConcurrentDictionary<UInt128, Ended> _deadTokens = new();
    private readonly Dictionary<string, UInt128> _crlLists = new(StringComparer.Ordinal);
    private volatile ImmutableHashSet<EntityName> _distrusted = [];
    private long _stamp;
    private long _sweptAt;

    /// <summary>The changes in their order.</summary>
    public RevocationJournal Journal { get; } = new(options.Value.FeedHistory);

    /// <summary>Every certificate and CA that operators distrust.</summary>
    public ImmutableHashSet<EntityName> Distrusted => _distrusted;

    /// <summary>The raised entities, also those that a sweep has not dropped yet; they may change meanwhile.</summary>
    public IEnumerable<RevocationNews> RaisedEntities =>
        _epochs.Select(one => new RevocationNews(
            one.Value.Stamp,
            RevocationChange.EpochRaised,
            one.Key,
            one.Value.Epoch,
            EndOf(one.Value.WrittenAt)
        ));

    /// <summary>The tokens that are dead by themselves; they may change meanwhile.</summary>
    public IEnumerable<RevocationNews> DeadTokens =>
        _deadTokens.Select(one => new RevocationNews(
            0,
            RevocationChange.TokenDead,
            new(EntityKind.None, one.Key),
            Until: one.Value.Until
        ));

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
            if (IsRaisedAbove(entity, epoch) || _distrusted.Contains(entity))
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
    public bool IsTokenDead(UInt128 token, long now) =>
        _deadTokens.TryGetValue(token, out var ended) && now <= ended.Until;

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
        distrusted = page.Entries.Aggregate(distrusted, Judge);
        if (!distrusted.SetEquals(_distrusted))
        {
            _distrusted = distrusted;
            Journal.Add(new(NextStamp(), RevocationChange.Distrusted));
        }

        foreach (var entry in page.Entries)
        {
            Apply(entry);
        }
    }

    /// <summary>
    /// Notes that the set of a distribution point was read again; a list that is the same as before is no change. Called
    /// by one follower at a time.
    /// </summary>
    /// <param name="serverId">Authorization server.</param>
    /// <param name="url">Distribution point.</param>
    public void OnCrlRead(string serverId, string url)
    {
        if (crls.Find(serverId, url) is not { } set)
        {
            return;
        }

        var list = DigestOf(set.Names);
        if (_crlLists.TryGetValue(url, out var known) && known == list)
        {
            return;
        }

        _crlLists[url] = list;
        Journal.Add(new(NextStamp(), RevocationChange.CrlAccepted, CrlUrl: url));
    }

    /// <summary>Drops what says nothing any more; at most once a minute.</summary>
    public void Sweep()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (Math.Abs(now - _sweptAt) < 60)
        {
            return;
        }

        _sweptAt = now;
        var named = options.Value.Horizon + options.Value.Overlap;
        foreach (var (entity, entry) in _epochs)
        {
            if (IsOver(entry.WrittenAt + (long)named.TotalSeconds, entry.ArrivedAt, named, now))
            {
                _epochs.TryRemove(new(entity, entry));
            }
        }

        foreach (var (token, entry) in _deadTokens)
        {
            if (IsOver(entry.Until, entry.ArrivedAt, options.Value.Horizon, now))
            {
                _deadTokens.TryRemove(new(token, entry));
            }
        }
    }

    /// <summary>
    /// A raised epoch kills until its end, as at resource servers: nodes forget it at different times, and who named it no
    /// more must not be refused by who still does.
    /// </summary>
    private bool IsRaisedAbove(EntityName entity, uint epoch) =>
        _epochs.TryGetValue(entity, out var entry)
        && epoch < entry.Epoch
        && clock.GetUtcNow().ToUnixTimeSeconds() <= EndOf(entry.WrittenAt);

    private bool IsOver(long until, long arrivedAt, TimeSpan longestUse, long now) =>
        until < now && nodeClock.GetElapsedTime(arrivedAt) > longestUse;

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
                Kill(entry);
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
        var raised = new Raised(entry.MinimumEpoch, entry.WrittenAt, NextStamp(), nodeClock.GetTimestamp());
        var kept = _epochs.AddOrUpdate(entity, raised, (_, known) => known.Epoch >= raised.Epoch ? known : raised);
        if (kept == raised)
        {
            Journal.Add(new(raised.Stamp, RevocationChange.EpochRaised, entity, raised.Epoch, EndOf(raised.WrittenAt)));
        }
    }

    private void Kill(RevocationEntry entry)
    {
        if (_deadTokens.TryGetValue(entry.Digest, out var known) && known.Until >= entry.DeadUntil)
        {
            return;
        }

        _deadTokens[entry.Digest] = new(entry.DeadUntil, nodeClock.GetTimestamp());
        var token = new EntityName(EntityKind.None, entry.Digest);
        Journal.Add(new(NextStamp(), RevocationChange.TokenDead, token, Until: entry.DeadUntil));
    }

    /// <summary>
    /// When a raised epoch has killed all it can. This node goes on naming it in new tokens for a while longer, so that a
    /// reader which forgets at this time never refuses what it should not.
    /// </summary>
    private long EndOf(long writtenAt) => writtenAt + (long)options.Value.Horizon.TotalSeconds;

    private long NextStamp() => Interlocked.Increment(ref _stamp);

    private static UInt128 DigestOf(ReadOnlySpan<UInt128> names)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(names), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private readonly record struct Raised(uint Epoch, long WrittenAt, long Stamp, long ArrivedAt);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ended(long Until, long ArrivedAt);
}
