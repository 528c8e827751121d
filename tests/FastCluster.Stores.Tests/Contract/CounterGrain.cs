namespace FastCluster.Stores.Tests.Contract;

/// <summary>Keeps its sum in the default storage.</summary>
/// <param name="state">The sum is the number of bytes.</param>
[GrainType("counter")]
public sealed class CounterGrain([PersistentState("state")] IPersistentState<ContractState> state)
    : Grain,
        ICounterGrain
{
    public async Task<int> IncrementAsync()
    {
        state.State.Bytes = new byte[state.State.Bytes.Length + 1];
        await state.WriteStateAsync();
        return state.State.Bytes.Length;
    }

    public Task ClearAsync() => state.ClearStateAsync();
}
