using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Keys;

/// <summary>
/// The published keys of the authorization server. Keys once read stay while the server is away, for an hour beyond their
/// next regular reading: as long as a token lives that one of them signed. An unknown key id makes at most one request in
/// a cool-down, whatever comes in, and all who wait share it.
/// </summary>
internal sealed class SigningKeys(
    AuthorizationServerClient server,
    FastClusterBearerOptions options,
    TimeProvider clock,
    ILogger<SigningKeys> log
)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private volatile KeySet _set = KeySet.Empty;
    private volatile bool _isReachable;
    private Task? _flight;
    private Moment? _askedAt;
    private int _passedOver;

    /// <summary>Whether the keys are known, and the server answered when it was asked last.</summary>
    public bool AreCurrent => _isReachable && IsBelieved(_set, Moment.Of(clock));

    /// <summary>Whether a key that was found before is published still; takes no lock.</summary>
    /// <param name="keyId">The token's <c>kid</c>.</param>
    /// <param name="key">The key that was found.</param>
    /// <param name="now">The present moment.</param>
    public bool Hold(string keyId, VerificationKey key, Moment now) =>
        _set is var set
        && set.Keys.TryGetValue(keyId, out var published)
        && ReferenceEquals(published.Key, key)
        && IsBelieved(set, now);

    /// <summary>
    /// Finds a key; asks the server for one that is not known, unless it was asked a moment ago, and waits 2 s at most:
    /// afterwards the keys are not current.
    /// </summary>
    /// <param name="keyId">The token's <c>kid</c>.</param>
    /// <param name="cancellationToken">Ends the caller's wait, not the request.</param>
    /// <returns>The key, or null.</returns>
    public ValueTask<VerificationKey?> FindAsync(string keyId, CancellationToken cancellationToken) =>
        Find(keyId) is { } key ? ValueTask.FromResult<VerificationKey?>(key) : new(AskAsync(keyId, cancellationToken));

    /// <summary>Reads the keys again, unless they were asked for within the cool-down.</summary>
    /// <param name="cancellationToken">Ends the caller's wait, not the request.</param>
    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = Moment.Of(clock);
            var isCool = _askedAt is { } askedAt && askedAt.Until(now, clock) < options.KeyCooldown;
            if (_flight is null && !isCool)
            {
                _askedAt = now;
                _flight = Task.Run(() => FlyAsync(now), CancellationToken.None);
            }

            return _flight?.WaitAsync(cancellationToken) ?? Task.CompletedTask;
        }
    }

    private bool IsBelieved(KeySet set, Moment now) =>
        set.ReadAt.Until(now, clock) <= options.KeyRefreshPeriod + s_grace;

    private VerificationKey? Find(string keyId) =>
        _set is var set && IsBelieved(set, Moment.Of(clock)) ? set.Keys.GetValueOrDefault(keyId)?.Key : null;

    private async Task<VerificationKey?> AskAsync(string keyId, CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken).WaitAsync(s_patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            _isReachable = false; // what the server publishes now is not known
        }

        return Find(keyId);
    }

    /// <summary>Never fails: what went wrong is logged, and the keys stay as they are.</summary>
    private async Task FlyAsync(Moment sentAt)
    {
        try
        {
            var body = await server.GetKeysAsync();
            if (JwksReader.TryRead(body, _set.Keys, out var keys, out var passedOver))
            {
                _set = new(keys, sentAt);
                _isReachable = true;
                TellOfOdd(passedOver);
                return;
            }

            _isReachable = false;
            log.KeysUnreadable();
        }
        catch (ServerUnavailableException fault)
        {
            _isReachable = false;
            log.KeysUnavailable(fault.Message);
        }
#pragma warning disable CA1031 // a fault here would end the application, whatever the server published
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _isReachable = false;
            log.KeysUnavailable(fault.GetType().Name);
        }
        finally
        {
            lock (_gate)
            {
                _flight = null;
            }
        }
    }

    private void TellOfOdd(int passedOver)
    {
        if (passedOver != _passedOver && passedOver > 0)
        {
            log.KeysPassedOver(passedOver);
        }

        _passedOver = passedOver;
    }
}
