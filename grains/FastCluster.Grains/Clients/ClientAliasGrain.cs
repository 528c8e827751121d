using FastCluster.Contracts.Clients;

namespace FastCluster.Grains.Clients;

/// <summary>Keeps client ids that were given elsewhere; an alias is written once.</summary>
[GrainType("client-alias")]
internal sealed class ClientAliasGrain([PersistentState("state")] IPersistentState<ClientAliasState> state)
    : Grain,
        IClientAliasGrain
{
    private const int MaximumAliases = 100_000;

    /// <inheritdoc/>
    public async Task<bool> AddAsync(
        Dictionary<string, ClientAlias> aliases,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(aliases);
        var known = state.State.Aliases;
        var isTaken = aliases.Any(alias => known.TryGetValue(alias.Key, out var target) && target != alias.Value);
        if (isTaken || known.Count + aliases.Count > MaximumAliases)
        {
            return false;
        }

        state.State.Aliases = new Dictionary<string, ClientAlias>(known, StringComparer.Ordinal);
        foreach (var (alias, target) in aliases)
        {
            state.State.Aliases[alias] = target;
        }

        await state.WriteStateAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public Task<Dictionary<string, ClientAlias>> GetAllAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(state.State.Aliases);
}
