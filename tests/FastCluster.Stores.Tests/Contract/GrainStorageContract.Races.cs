using Orleans.Storage;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>Callers at the same time.</summary>
public abstract partial class GrainStorageContract
{
    [Fact]
    public async Task Write_ManyAtOnceWithoutETag_HasOneWinner()
    {
        var states = Enumerable.Range(0, 100).Select(i => new ContractGrainState(i.ToString())).ToArray();

        var winners = await RaceAsync(states);

        var winner = Assert.Single(winners);
        Assert.Equal(winner.State.Text, (await ReadAsync()).State.Text);
    }

    [Fact]
    public async Task Write_ManyAtOnceWithOneETag_HasOneWinner()
    {
        var first = await WriteNewAsync("first");
        var states = Enumerable.Range(0, 100).Select(i => new ContractGrainState(i.ToString(), first.ETag)).ToArray();

        var winners = await RaceAsync(states);

        var winner = Assert.Single(winners);
        Assert.Equal(winner.State.Text, (await ReadAsync()).State.Text);
    }

    [Fact]
    public async Task Write_ManyGrainsAtOnce_AllSucceedWithDifferentETags()
    {
        var states = Enumerable
            .Range(0, 500)
            .Select(i => (Id: GrainId.Create("contract", $"{i}"), State: new ContractGrainState($"{i}")));
        var all = states.ToArray();

        await Task.WhenAll(all.Select(one => Task.Run(() => Storage.WriteStateAsync(StateName, one.Id, one.State))));

        foreach (var (id, state) in all)
        {
            Assert.Equal(state.State.Text, (await ReadAsync(id)).State.Text);
        }
    }

    private async Task<ContractGrainState[]> RaceAsync(ContractGrainState[] states)
    {
        var writes = states.Select(state => Task.Run(() => Storage.WriteStateAsync(StateName, Grain, state))).ToArray();
        await Task.WhenAll(writes).ContinueWith(static _ => { }, TaskScheduler.Default);
        Assert.All(writes, static write => Assert.True(write.IsCompletedSuccessfully || IsConflict(write)));
        return [.. states.Where((_, i) => writes[i].IsCompletedSuccessfully)];
    }

    private static bool IsConflict(Task write) => write.Exception?.InnerException is InconsistentStateException;
}
