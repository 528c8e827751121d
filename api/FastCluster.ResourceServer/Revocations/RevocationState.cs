using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using FastCluster.ResourceServer.Servers;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>
/// What this resource server knows of revocations, and as of when. One follower writes; any number of requests read
/// without a lock. Entries are dropped when the end that the server named has passed and they have been here for as long as
/// a token lives, so the size follows the revocations of an hour, and a clock that is set forth and back loses none.
/// </summary>
internal sealed class RevocationState(TimeProvider clock)
{
    private const long SweepSeconds = 60;
    private static readonly TimeSpan s_longestUse = TimeSpan.FromSeconds(3720); // life of a token, and the skew at both ends
    private readonly ConcurrentDictionary<EntityName, Raised> _epochs = new();
    private readonly ConcurrentDictionary<UInt128, Ended> _deadTokens = new();
    private volatile FrozenSet<EntityName> _distrusted = [];
    private volatile FrozenDictionary<string, CertificateNameSet> _crls = FrozenDictionary<
        string,
        CertificateNameSet
    >.Empty;

    private volatile string? _serverId;
    private volatile Confirmation? _confirmed;
    private long _version;
    private long _sweptAt;

    /// <summary>
    /// Changes with every change of what is known. A token that was alive at a version is alive as long as it is the same.
    /// </summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Entries that are held of raised entities and dead tokens.</summary>
    internal int Count => _epochs.Count + _deadTokens.Count;

    /// <summary>How old the knowledge is at most; null before the first snapshot.</summary>
    public TimeSpan? Age => AgeAt(Moment.Of(clock));

    /// <summary>How old the knowledge is at most; null before the first snapshot.</summary>
    /// <param name="now">The present moment.</param>
    public TimeSpan? AgeAt(Moment now) => _confirmed?.At.Until(now, clock);

    /// <summary>
    /// Takes a page in. What is known of raised entities and dead tokens stays until its own end; distrust and CRLs of a
    /// snapshot replace all others. The page is dated by when its request left, how long the server held it and how old
    /// its knowledge was: each of the three errs to the side of too old.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="sentAt">Taken before the request left.</param>
    /// <returns>False when it is a snapshot dated before what is known: it would undo what came later, and is not taken in.</returns>
    public bool Apply(FeedPage page, Moment sentAt)
    {
        var confirmedAt = DateOf(page, sentAt);
        var isOlder = _confirmed is { } known && confirmedAt.Stamp < known.At.Stamp;
        if (isOlder && page.IsSnapshot)
        {
            return false;
        }

        _serverId = page.ServerId;
        var arrivedAt = clock.GetTimestamp();
        foreach (var epoch in page.Epochs)
        {
            var raised = new Raised(epoch.MinimumEpoch, epoch.Until, arrivedAt);
            _epochs.AddOrUpdate(epoch.Entity, raised, (_, known) => known.Epoch >= raised.Epoch ? known : raised);
        }

        foreach (var token in page.Tokens)
        {
            var ended = new Ended(token.Until, arrivedAt);
            _deadTokens.AddOrUpdate(token.Digest, ended, (_, known) => known.Until >= ended.Until ? known : ended);
        }

        ApplyLists(page);
        Sweep();
        Interlocked.Increment(ref _version);
        _confirmed = isOlder ? _confirmed : new(confirmedAt);
        return true;
    }

    /// <summary>Whether a token, or something that it names, was revoked.</summary>
    /// <param name="claims">The claims of a verified token.</param>
    /// <param name="now">Unix seconds.</param>
    public bool IsRevoked(AccessTokenClaims claims, long now)
    {
        if (_serverId is { } server && IsDead(TokenDigest.Of(server, claims.JwtId), now))
        {
            return true;
        }

        foreach (var (entity, epoch) in claims.Entities)
        {
            if (IsRaisedAbove(entity, epoch, now) || _distrusted.Contains(entity) || IsListed(entity))
            {
                return true;
            }
        }

        return false;
    }

    private Moment DateOf(FeedPage page, Moment sentAt)
    {
        var (confirmedAfter, elapsed) = (page.Held - page.ConfirmedAge, clock.GetElapsedTime(sentAt.Stamp));
        return sentAt.Plus(confirmedAfter < elapsed ? confirmedAfter : elapsed, clock);
    }

    private bool IsDead(UInt128 token, long now) => _deadTokens.TryGetValue(token, out var ended) && now <= ended.Until;

    private bool IsRaisedAbove(EntityName entity, uint epoch, long now) =>
        _epochs.TryGetValue(entity, out var raised) && epoch < raised.Epoch && now <= raised.Until;

    private bool IsListed(EntityName entity)
    {
        if (entity.Kind is not (EntityKind.Certificate or EntityKind.CaCertificate))
        {
            return false;
        }

        foreach (var list in _crls.Values)
        {
            if (list.Contains(entity.Digest))
            {
                return true;
            }
        }

        return false;
    }

    private void ApplyLists(FeedPage page)
    {
        if (page.Distrusted is { } distrusted)
        {
            _distrusted = distrusted.ToFrozenSet();
        }

        if (page.IsSnapshot || !page.Crls.IsEmpty)
        {
            var crls = page.IsSnapshot
                ? new Dictionary<string, CertificateNameSet>(StringComparer.Ordinal)
                : new Dictionary<string, CertificateNameSet>(_crls, StringComparer.Ordinal);
            foreach (var crl in page.Crls)
            {
                crls[crl.Id] = FeedCrlNames.ToSet(crl);
            }

            _crls = crls.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>Drops what says nothing any more; at most once a minute.</summary>
    private void Sweep()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (Math.Abs(now - _sweptAt) < SweepSeconds)
        {
            return;
        }

        _sweptAt = now;
        foreach (var one in _epochs.Where(one => IsOver(one.Value.Until, one.Value.ArrivedAt, now)))
        {
            _epochs.TryRemove(one);
        }

        foreach (var one in _deadTokens.Where(one => IsOver(one.Value.Until, one.Value.ArrivedAt, now)))
        {
            _deadTokens.TryRemove(one);
        }
    }

    private bool IsOver(long until, long arrivedAt, long now) =>
        until < now && clock.GetElapsedTime(arrivedAt) > s_longestUse;

    private sealed record Confirmation(Moment At);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Raised(uint Epoch, long Until, long ArrivedAt);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ended(long Until, long ArrivedAt);
}
