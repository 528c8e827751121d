using System.Collections.Frozen;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Keys;

/// <summary>
/// The published keys of the authorization server. Keys once read stay while the server is away. An unknown key id makes at
/// most one request in a cool-down, whatever comes in, and all who wait share it.
/// </summary>
internal sealed class SigningKeys(
    AuthorizationServerClient server,
    FastClusterBearerOptions options,
    TimeProvider clock,
    ILogger<SigningKeys> log
)
{
    private readonly Lock _gate = new();
    private volatile FrozenDictionary<string, VerificationKey> _keys = FrozenDictionary<string, VerificationKey>.Empty;
    private volatile bool _isReachable;
    private Task? _flight;
    private long _askedAt = long.MinValue;

    /// <summary>Whether the keys are known, and the server answered when it was asked last.</summary>
    public bool AreCurrent => _isReachable;

    /// <summary>Finds a key; asks the server for one that is not known, unless it was asked a moment ago.</summary>
    /// <param name="keyId">The token's <c>kid</c>.</param>
    /// <param name="cancellationToken">Ends the caller's wait, not the request.</param>
    /// <returns>The key, or null.</returns>
    public ValueTask<VerificationKey?> FindAsync(string keyId, CancellationToken cancellationToken) =>
        _keys.TryGetValue(keyId, out var key)
            ? ValueTask.FromResult<VerificationKey?>(key)
            : new(AskAsync(keyId, cancellationToken));

    /// <summary>Reads the keys again, unless they were asked for within the cool-down.</summary>
    /// <param name="cancellationToken">Ends the caller's wait, not the request.</param>
    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var isCool = _askedAt != long.MinValue && clock.GetElapsedTime(_askedAt) < options.KeyCooldown;
            if (_flight is null && !isCool)
            {
                _askedAt = clock.GetTimestamp();
                _flight = Task.Run(FlyAsync, CancellationToken.None);
            }

            return _flight?.WaitAsync(cancellationToken) ?? Task.CompletedTask;
        }
    }

    private async Task<VerificationKey?> AskAsync(string keyId, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        return _keys.GetValueOrDefault(keyId);
    }

    /// <summary>Never fails: what went wrong is logged, and the keys stay as they are.</summary>
    private async Task FlyAsync()
    {
        try
        {
            var body = await server.GetKeysAsync();
            if (JwksReader.TryRead(body, out var keys))
            {
                _keys = keys;
                _isReachable = true;
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
        finally
        {
            lock (_gate)
            {
                _flight = null;
            }
        }
    }
}
