using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Keys;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;

namespace FastCluster.ResourceServer.Tokens;

/// <summary>
/// Judges access tokens: form, signature, issuer and audience once for each token, time, key and revocation at every use. With
/// the feed nobody is asked, with status lists once in the life of a list. Any number of callers at once; a token that was seen
/// before takes no lock. The bearer handler
/// uses it; what speaks another protocol than HTTP may call it itself. AT-11, N12.
/// </summary>
public sealed class AccessTokenVerifier
{
    private const int LongestLife = 3600; // seconds, TOK-21; revocations are told for as long
    private readonly FastClusterBearerOptions _options;
    private readonly SigningKeys _keys;
    private readonly IRevocationKnowledge _revocations;
    private readonly ResourceServerMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly VerifiedTokenCache _cache;
    private readonly long _skew;

    internal AccessTokenVerifier(
        FastClusterBearerOptions options,
        SigningKeys keys,
        IRevocationKnowledge revocations,
        ResourceServerMetrics metrics,
        TimeProvider clock
    )
    {
        _options = options;
        _keys = keys;
        _revocations = revocations;
        _metrics = metrics;
        _clock = clock;
        _cache = new(options.CacheSize);
        _skew = (long)options.ClockSkew.TotalSeconds;
    }

    /// <summary>Tokens that are kept now.</summary>
    internal int CachedTokens => _cache.Count;

    /// <summary>Judges a token. It waits only for the key of a key id that is not known, at most once in a cool-down, and for a
    /// status list that is not known or too old.</summary>
    /// <param name="token">What the caller sent, of any shape and length.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    public ValueTask<TokenVerdict> VerifyAsync(string token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length > AccessTokenReader.MaximumLength || !TokenHash.TryOf(token, out var hash))
        {
            return new(Refuse(TokenRefusal.Malformed));
        }

        var now = Moment.Of(_clock);
        return _cache.TryFind(hash, out var known) && _keys.Hold(known.KeyId, known.Key, now)
            ? JudgeAsync(known, now, cancellationToken)
            : VerifyNewAsync(token, hash, cancellationToken);
    }

    private async ValueTask<TokenVerdict> VerifyNewAsync(
        string text,
        TokenHash hash,
        CancellationToken cancellationToken
    )
    {
        if (!AccessTokenReader.TryParse(text, out var token))
        {
            return Refuse(TokenRefusal.Malformed);
        }

        var key = await _keys.FindAsync(token!.KeyId, cancellationToken);
        if (key is null)
        {
            return _keys.AreCurrent ? Refuse(TokenRefusal.UnknownKey) : NotNow(TokenRefusal.KeysUnavailable);
        }

        var isSigned = key.Verify(token.Algorithm, token.SigningInput.Span, token.Signature.Span);
        if (isSigned != RejectionReason.None)
        {
            return Refuse(TokenRefusal.Signature);
        }

        if (CheckMeaning(token.Claims) is var reason and not TokenRefusal.None)
        {
            return Refuse(reason);
        }

        var accepted = new TokenVerdict.Accepted(new(token.Claims, ScopesOf(token.Claims)));
        var verified = new VerifiedToken(token.Claims, token.KeyId, key, accepted);
        var verdict = await JudgeAsync(verified, Moment.Of(_clock), cancellationToken);
        if (verdict is not TokenVerdict.Refused)
        {
            _cache.Keep(hash, verified);
        }

        return verdict;
    }

    private TokenRefusal CheckMeaning(AccessTokenClaims claims) =>
        (claims.ExpiresAt - claims.IssuedAt).TotalSeconds is < 1 or > LongestLife ? TokenRefusal.Malformed
        : !string.Equals(claims.Issuer, _options.Issuer, StringComparison.Ordinal) ? TokenRefusal.Issuer
        : !claims.Audience.Contains(_options.Audience, StringComparer.Ordinal) ? TokenRefusal.Audience
        : TokenRefusal.None;

    /// <summary>What may change between two uses of a token: the time, and what is known of revocations.</summary>
    private async ValueTask<TokenVerdict> JudgeAsync(
        VerifiedToken token,
        Moment moment,
        CancellationToken cancellationToken
    )
    {
        var now = moment.Time.ToUnixTimeSeconds();
        if (now >= token.ExpiresAt + _skew)
        {
            return Refuse(TokenRefusal.Expired);
        }

        if (now < token.IssuedAt - _skew)
        {
            return Refuse(TokenRefusal.IssuedInFuture);
        }

        return await _revocations.JudgeAsync(token, moment, cancellationToken) switch
        {
            TokenStanding.Alive => token.Verdict,
            TokenStanding.AliveBeyondTheBound => JudgeStale(token),
            TokenStanding.Revoked => Refuse(TokenRefusal.Revoked),
            TokenStanding.Unknown => NotNow(TokenRefusal.RevocationsUnknown),
            TokenStanding.Unlisted => Refuse(TokenRefusal.Unlisted),
            var other => throw new InvalidOperationException($"Unknown standing {other}."),
        };
    }

    private TokenVerdict JudgeStale(VerifiedToken token)
    {
        if (_options.WhenStale == WhenStale.Refuse)
        {
            return NotNow(TokenRefusal.RevocationsStale);
        }

        _metrics.OnAcceptedStale();
        return token.Verdict;
    }

    private TokenVerdict.Refused Refuse(TokenRefusal reason)
    {
        _metrics.OnRefused(reason);
        return new(reason);
    }

    private TokenVerdict.Unavailable NotNow(TokenRefusal reason)
    {
        _metrics.OnRefused(reason);
        return new(reason);
    }

    /// <summary>A signed token may hold more than a caller may send; a scope that cannot be read gives nothing.</summary>
    private static ScopeSet ScopesOf(AccessTokenClaims claims) =>
        ScopeSet.Of(claims.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(ScopeSet.IsScope));
}
