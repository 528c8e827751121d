using System.Text;
using FastCluster.Contracts.Keys;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Grains.Keys;

/// <summary>
/// Keeps the keys of browser sessions, wrapped by the key-encryption key. What is in a key is the edge's own; the clock is the
/// real one, because the framework's key ring reads no other.
/// </summary>
[KeepAlive, GrainType("session-keys")]
internal sealed class SessionKeysGrain(
    [PersistentState("state")] IPersistentState<SessionKeysState> state,
    RingKeyFactory factory,
    [FromKeyedServices(NodeClock.Key)] TimeProvider nodeClock
) : Grain, ISessionKeysGrain
{
    /// <summary>Name of the ring, also where its keys are wrapped for.</summary>
    public const string Ring = "session-keys";

    private const int MaximumKeys = 32;
    private const int MaximumElement = 8 * 1024;
    private const int MaximumKeyId = 64;

    /// <summary>Longer than any session, so that a key goes when nothing it protected lives.</summary>
    private static readonly TimeSpan s_readsFor = TimeSpan.FromDays(2);
    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(400);

    private long Now => nodeClock.GetUtcNow().ToUnixTimeSeconds();

    /// <inheritdoc/>
    public Task<SessionKeySet> ReadAsync(CancellationToken cancellationToken = default) => Task.FromResult(Open());

    /// <inheritdoc/>
    public async Task<SessionKeySet> AddAsync(
        long version,
        SessionKey key,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        var kept = state.State.Keys.Where(known => known.RetiresAt + (long)s_readsFor.TotalSeconds > Now).ToList();
        if (version == state.State.Version && kept.Count < MaximumKeys && IsOfForm(key))
        {
            var element = Encoding.UTF8.GetBytes(key.Element);
            await SaveAsync([.. kept, factory.Wrap(Ring, key.KeyId, element, Now, key.ExpiresAt)]);
        }

        return Open();
    }

    /// <inheritdoc/>
    public Task<RingKey[]> GetKeysAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(state.State.Keys.ToArray());

    /// <inheritdoc/>
    public async Task<int> RewrapAsync(CancellationToken cancellationToken = default)
    {
        var count = state.State.Keys.Count(key => !factory.IsCurrentlyWrapped(key));
        if (count > 0)
        {
            await SaveAsync([
                .. state.State.Keys.Select(key => factory.IsCurrentlyWrapped(key) ? key : factory.Rewrap(Ring, key)),
            ]);
        }

        return count;
    }

    private SessionKeySet Open() =>
        new(
            state.State.Version,
            [
                .. state.State.Keys.Select(key => new SessionKey(
                    key.KeyId,
                    key.RetiresAt,
                    Encoding.UTF8.GetString(factory.Open(Ring, key))
                )),
            ]
        );

    private bool IsOfForm(SessionKey key) =>
        key.KeyId.Length is > 0 and <= MaximumKeyId
        && key.KeyId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        && !state.State.Keys.Exists(known => string.Equals(known.KeyId, key.KeyId, StringComparison.Ordinal))
        && key.Element.Length is > 0 and <= MaximumElement
        && key.ExpiresAt > Now
        && key.ExpiresAt <= Now + (long)s_longestLife.TotalSeconds;

    /// <summary>What could not be stored is never given out.</summary>
    private async Task SaveAsync(List<RingKey> keys)
    {
        var before = state.State;
        state.State = new() { Keys = keys, Version = before.Version + 1 };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
