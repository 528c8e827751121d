using FastCluster.Contracts.Storage;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Grain storage over any <see cref="IStateStore"/>: the one place where states are encoded and ETags are handled. A write or
/// clear without ETag demands that no state is stored. After a read of nothing, of a cleared or of a null state,
/// <c>State</c> is a fresh instance, never null; a clear removes the row.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="format">Encodes states.</param>
/// <param name="activators">Make fresh instances.</param>
public sealed class StateGrainStorage(IStateStore store, StateFormat format, IActivatorProvider activators)
    : IGrainStorage
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(grainState);
        cancellationToken.ThrowIfCancellationRequested();
        var stored = await CrossAsync(store.ReadAsync(StateKey.Of(grainId, stateName), cancellationToken));
        if (stored is null)
        {
            Reset(grainState);
            return;
        }

        grainState.State = format.Decode<T>(stored.Payload) ?? Fresh<T>();
        grainState.ETag = stored.ETag;
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var payload = format.Encode(grainState.State);
        grainState.ETag = await ChangeAsync(stateName, grainId, grainState.ETag, payload, cancellationToken);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(grainState);
        await ChangeAsync(stateName, grainId, grainState.ETag, payload: null, cancellationToken);
        Reset(grainState);
    }

    private async Task<string?> ChangeAsync(
        string stateName,
        GrainId grainId,
        string? etag,
        byte[]? payload,
        CancellationToken cancellationToken
    )
    {
        var outcome = await CrossAsync(
            new ValueTask<WriteOutcome>(
                store.WriteAsync(StateKey.Of(grainId, stateName), etag, payload, cancellationToken)
            )
        );
        return outcome.Committed ? outcome.ETag : throw Conflict(stateName, grainId, outcome.ETag, etag);
    }

    /// <summary>
    /// An actor's failure crosses to other nodes, a driver's exception cannot: it stays in the log of the store.
    /// </summary>
    private static async ValueTask<T> CrossAsync<T>(ValueTask<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (StoreUnavailableException fault) when (fault.InnerException is not null)
        {
#pragma warning disable MA0054 // see above
            throw new StoreUnavailableException(fault.Message);
#pragma warning restore MA0054
        }
    }

    private static InconsistentStateException Conflict(
        string stateName,
        GrainId grainId,
        string? stored,
        string? expected
    ) =>
        new(
            $"State '{stateName}' of grain '{grainId}' was changed by somebody else.",
            stored ?? "(none)",
            string.IsNullOrEmpty(expected) ? "(none)" : expected
        );

    private void Reset<T>(IGrainState<T> grainState)
    {
        grainState.State = Fresh<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private T Fresh<T>() => activators.GetActivator<T>().Create();
}
