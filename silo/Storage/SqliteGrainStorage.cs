using System.Globalization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace FastCluster.Silo.Storage;

/// <summary>
/// Grain storage over <see cref="EmbeddedStore"/>. The ETag is the decimal version of the last write. A write or clear
/// without ETag demands that no state is stored. After a read of nothing, of a cleared or of a null state,
/// <c>State</c> is a fresh instance, never null; a clear removes the row.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="format">Encodes states.</param>
/// <param name="activators">Make fresh instances.</param>
public sealed class SqliteGrainStorage(EmbeddedStore store, StateFormat format, IActivatorProvider activators)
    : IGrainStorage
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(
        string stateName,
        GrainId grainId,
        IGrainState<T> grainState,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(grainState);
        cancellationToken.ThrowIfCancellationRequested();
        var stored = store.Read(StateKey.Of(grainId, stateName));
        if (stored is null)
        {
            Reset(grainState);
            return Task.CompletedTask;
        }

        grainState.State = format.Decode<T>(stored.Payload) ?? Fresh<T>();
        grainState.ETag = ToETag(stored.Version);
        grainState.RecordExists = true;
        return Task.CompletedTask;
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
        var version = await ChangeAsync(stateName, grainId, grainState.ETag, payload, cancellationToken);
        grainState.ETag = ToETag(version);
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

    private static string ToETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private async Task<long> ChangeAsync(
        string stateName,
        GrainId grainId,
        string? etag,
        byte[]? payload,
        CancellationToken cancellationToken
    )
    {
        var key = StateKey.Of(grainId, stateName);
        if (!TryParseETag(etag, out var expected))
        {
            throw Conflict(stateName, grainId, store.Read(key)?.Version ?? 0, etag);
        }

        var outcome = await store.WriteAsync(key, expected, payload, cancellationToken);
        return outcome.Committed ? outcome.Version : throw Conflict(stateName, grainId, outcome.Version, etag);
    }

    private static bool TryParseETag(string? etag, out long version)
    {
        version = 0;
        return string.IsNullOrEmpty(etag)
            || (long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out version) && version > 0);
    }

    private static InconsistentStateException Conflict(string stateName, GrainId grainId, long stored, string? etag) =>
        new(
            $"State '{stateName}' of grain '{grainId}' was changed by somebody else.",
            stored == 0 ? "(none)" : ToETag(stored),
            string.IsNullOrEmpty(etag) ? "(none)" : etag
        );

    private void Reset<T>(IGrainState<T> grainState)
    {
        grainState.State = Fresh<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private T Fresh<T>() => activators.GetActivator<T>().Create();
}
