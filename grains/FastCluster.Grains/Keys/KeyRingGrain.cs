using System.Text;
using FastCluster.Contracts.Keys;
using Microsoft.Extensions.Options;

namespace FastCluster.Grains.Keys;

/// <summary>
/// Keeps one active key, one next key that is already published, and retiring keys that still verify. A rotation makes
/// the next key active, so no resource server meets a signature whose key it could not have fetched. Nobody is told of a
/// key before it is stored.
/// </summary>
[KeepAlive, GrainType("key-ring")]
internal sealed class KeyRingGrain(
    [PersistentState("state")] IPersistentState<KeyRingState> state,
    RingKeyFactory factory,
    IOptions<KeyRingOptions> options,
    TimeProvider clock
) : Grain, IKeyRingGrain
{
    /// <summary>Not longer than the shortest <see cref="KeyRingOptions.ActiveFor"/>: an ordinary rotation never waits.</summary>
    private static readonly TimeSpan s_publishedAhead = TimeSpan.FromHours(1);

    /// <summary>Longer than any refresh family lives (REF-08).</summary>
    private static readonly TimeSpan s_grantOverlap = TimeSpan.FromDays(366);

    /// <summary>What the row holds: readers interleave with a write.</summary>
    private RingKey[] _stored = [];

    private string Ring => this.GetPrimaryKeyString();

    private KeyUse Use => Enum.Parse<KeyUse>(Ring[(Ring.LastIndexOf('/') + 1)..]);

    /// <summary>Whether every node has to hold a key before one makes use of it.</summary>
    private bool HasNext => Use is KeyUse.AccessToken or KeyUse.Grant;

    /// <summary>A next key that replaced one of another algorithm is published for a while before it signs.</summary>
    private bool IsRotationDue =>
        Now - state.State.ActiveSince >= (long)options.Value.ActiveFor.TotalSeconds
        && state.State.Keys.TrueForAll(key =>
            key.State != KeyState.Next || Now - key.CreatedAt >= (long)s_publishedAhead.TotalSeconds
        );

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state.State.Keys.Count == 0)
        {
            await MakeFirstKeysAsync(cancellationToken);
        }

        var next = state.State.Keys.FindIndex(key => key.State == KeyState.Next);
        if (Use == KeyUse.AccessToken && next >= 0 && !factory.IsOfConfiguredAlgorithm(state.State.Keys[next]))
        {
            // It was published, but it never signed: nobody misses it.
            state.State.Keys[next] = factory.Create(Ring, Use, KeyState.Next, Now);
            await state.WriteStateAsync(cancellationToken);
        }

        _stored = [.. state.State.Keys];
        if (Use != KeyUse.ClientIdTag)
        {
            this.RegisterGrainTimer(
                RotateWhenDueAsync,
                new GrainTimerCreationOptions(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1))
            );
        }
    }

    /// <inheritdoc/>
    public Task<RingKey[]> GetKeysAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(_stored.ToArray());

    /// <inheritdoc/>
    public Task<byte[]> GetJwksAsync(CancellationToken cancellationToken = default)
    {
        var keys = _stored.Where(key => key.PublicJwk is not null).Select(key => key.PublicJwk);
        return Task.FromResult(Encoding.UTF8.GetBytes($$"""{"keys":[{{string.Join(',', keys)}}]}"""));
    }

    /// <inheritdoc/>
    public async Task<RingKey[]> RotateAsync(CancellationToken cancellationToken = default)
    {
        if (Use == KeyUse.ClientIdTag)
        {
            throw new InvalidOperationException("The key of client id tags is never rotated: ids are for ever.");
        }

        var overlap = Use == KeyUse.Grant ? s_grantOverlap : options.Value.Overlap;
        var retiresAt = Now + (long)overlap.TotalSeconds;
        var kept = state.State.Keys.Where(key => key.State != KeyState.Retiring || key.RetiresAt > Now).ToList();
        var hasNext = kept.Exists(key => key.State == KeyState.Next);
        List<RingKey> keys =
        [
            .. hasNext ? [] : new[] { factory.Create(Ring, Use, KeyState.Active, Now) },
            .. kept.Select(key => Advance(key, retiresAt)),
            .. HasNext ? new[] { factory.Create(Ring, Use, KeyState.Next, Now) } : [],
        ];
        await SaveAsync(keys, Now, cancellationToken);
        return [.. keys];
    }

    /// <inheritdoc/>
    public async Task<int> RewrapAsync(CancellationToken cancellationToken = default)
    {
        var count = state.State.Keys.Count(key => !factory.IsCurrentlyWrapped(key));
        if (count > 0)
        {
            var keys = state.State.Keys.Select(key =>
                factory.IsCurrentlyWrapped(key) ? key : factory.Rewrap(Ring, key)
            );
            await SaveAsync([.. keys], state.State.ActiveSince, cancellationToken);
        }

        return count;
    }

    private async Task MakeFirstKeysAsync(CancellationToken cancellationToken)
    {
        state.State.Keys.Add(factory.Create(Ring, Use, KeyState.Active, Now));
        if (HasNext)
        {
            state.State.Keys.Add(factory.Create(Ring, Use, KeyState.Next, Now));
        }

        state.State.ActiveSince = Now;
        await state.WriteStateAsync(cancellationToken);
    }

    private static bool IsOver(RingKey key, long now) => key.State == KeyState.Retiring && key.RetiresAt <= now;

    private static RingKey Advance(RingKey key, long retiresAt) =>
        key.State switch
        {
            KeyState.Next => key with { State = KeyState.Active },
            KeyState.Active => key with { State = KeyState.Retiring, RetiresAt = retiresAt },
            KeyState.Retiring => key,
            _ => throw new InvalidOperationException($"Unknown key state {key.State}."),
        };

    /// <summary>What the row holds is not known once a write fails: the next call reads it again.</summary>
    private async Task SaveAsync(List<RingKey> keys, long activeSince, CancellationToken cancellationToken)
    {
        var before = state.State;
        state.State = new KeyRingState { Keys = keys, ActiveSince = activeSince };
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }

        _stored = [.. keys];
    }

    private async Task RotateWhenDueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        if (IsRotationDue)
        {
            await RotateAsync(cancellationToken);
        }
        else if (state.State.Keys.Exists(key => IsOver(key, now)))
        {
            await SaveAsync(
                state.State.Keys.FindAll(key => !IsOver(key, now)),
                state.State.ActiveSince,
                cancellationToken
            );
        }
    }
}
