using FastCluster.Contracts.StatusLists;

namespace FastCluster.Grains.StatusLists;

/// <summary>Enters lists before their first report is stored, so that no crash leaves rows that nobody removes.</summary>
[GrainType("status-list-catalog")]
internal sealed class StatusListCatalogGrain(
    [PersistentState("state")] IPersistentState<StatusListCatalogState> state,
    TimeProvider clock
) : Grain, IStatusListCatalogGrain
{
    /// <summary>Lists that one sweep removes; the next takes the others.</summary>
    private const int MostAtOnce = 20;

    /// <inheritdoc/>
    public async Task AddAsync(string listId, long forgetAt, CancellationToken cancellationToken = default)
    {
        if (state.State.ForgetAt.TryAdd(listId, forgetAt))
        {
            await WriteAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task SweepAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        string[] due = [.. state.State.ForgetAt.Where(one => one.Value < now).Select(one => one.Key).Take(MostAtOnce)];
        foreach (var listId in due)
        {
            var key = ActorKeys.Of(this.GetPrimaryKeyString(), listId);
            await GrainFactory.GetGrain<IStatusListGrain>(key).ForgetAsync(cancellationToken);
            state.State.ForgetAt.Remove(listId);
        }

        if (due.Length > 0)
        {
            await WriteAsync(cancellationToken);
        }
    }

    /// <summary>What the row holds is not known once a write fails: the next call reads it again.</summary>
    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
