using System.Collections.Concurrent;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.StatusLists;

namespace FastCluster.ResourceServer.StatusLists;

/// <summary>
/// Judges by the list that a token names. Only lists below the address of the configured issuer are asked for, and only for
/// tokens whose signature was verified, so that nobody else makes this server ask for anything. REV-14.
/// </summary>
internal sealed class StatusListKnowledge(StatusListSource source, FastClusterBearerOptions options, TimeProvider clock)
    : IRevocationKnowledge
{
    /// <summary>Longest life of a token: a list that nobody named for as long is not named any more.</summary>
    private static readonly TimeSpan s_longestLife = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, FollowedStatusList> _lists = new(StringComparer.Ordinal);
    private readonly string _address = StatusListMembers.AddressOf(options.Issuer);
    private readonly long _skew = (long)options.ClockSkew.TotalSeconds;

    /// <summary>Lists that are kept now.</summary>
    public int Count => _lists.Count;

    /// <inheritdoc/>
    public async ValueTask<TokenStanding> JudgeAsync(
        VerifiedToken token,
        Moment now,
        CancellationToken cancellationToken
    )
    {
        if (token.Claims.Status is not { } status || !IsOfIssuer(status.Uri))
        {
            return TokenStanding.Unlisted;
        }

        var list = await Follow(status.Uri).GetAsync(cancellationToken);
        return list?.Statuses.StatusAt(status.Index) switch
        {
            null => list is null ? TokenStanding.Unknown : TokenStanding.Unlisted,
            StatusList.Valid => IsInForce(list, now) ? TokenStanding.Alive : TokenStanding.AliveBeyondTheBound,
            _ => TokenStanding.Revoked,
        };
    }

    private bool IsOfIssuer(string uri) =>
        uri.StartsWith(_address, StringComparison.Ordinal) && TokenIdentifier.TryParse(uri[_address.Length..], out _);

    /// <summary>By both clocks: a wrong clock of day does not lengthen a list's life beyond what its server gave it.</summary>
    private bool IsInForce(VerifiedStatusList list, Moment now) =>
        list.SentAt.Until(now, clock) < list.Lifetime && now.Time.ToUnixTimeSeconds() < list.ExpiresAt + _skew;

    private FollowedStatusList Follow(string uri) => _lists.TryGetValue(uri, out var known) ? known : FollowNew(uri);

    private FollowedStatusList FollowNew(string uri)
    {
        lock (_gate)
        {
            MakeRoom();
            return _lists.GetOrAdd(uri, one => new(one, source, clock));
        }
    }

    /// <summary>Drops lists that no living token names, and where all may be named the one that was used longest ago.</summary>
    private void MakeRoom()
    {
        foreach (var one in _lists.Where(one => clock.GetElapsedTime(one.Value.UsedAt) > s_longestLife))
        {
            _lists.TryRemove(one);
        }

        if (_lists.Count >= options.MaximumStatusLists)
        {
            _lists.TryRemove(_lists.MinBy(one => one.Value.UsedAt));
        }
    }
}
