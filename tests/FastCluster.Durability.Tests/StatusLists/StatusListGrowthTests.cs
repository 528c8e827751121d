using FastCluster.Durability.Tests.Nodes;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace FastCluster.Durability.Tests.StatusLists;

/// <summary>Status lists are no token table: rows follow the time, not the tokens, and go with them (design 5, N3).</summary>
public sealed class StatusListGrowthTests(ITestOutputHelper output)
{
    private const int Clients = 100;
    private const int Rounds = 10;
    private static readonly TimeSpan s_report = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _clock = new(TestCommunity.Now);

    [Fact]
    [Requirement("REV-13")]
    public async Task Store_AfterManyTokens_GrewByReportsAndShrinksWhenTheyHaveExpired()
    {
        using var folder = NodeFolder.Create(TestCommunity.Now);
        await using var node = await InProcessNode.StartAsync(
            folder,
            _clock,
            change: options =>
                options with
                {
                    StatusLists = new() { Enabled = true, Report = s_report },
                }
        );
        var caller = new DirectCaller(folder, node, _clock);
        var clients = await caller.WriteClientsAsync(Clients);
        await Task.WhenAll(clients.Select(caller.GetTokenAsync)); // every shard has written its mark
        var before = (await node.Store.ReadStatisticsAsync()).Rows;
        var start = TimeProvider.System.GetTimestamp();

        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(clients.Select(caller.GetTokenAsync));
        }

        await Eventually.TrueAsync(async () => (await ReadAsync(node)) > before, "a report");
        var reports = (int)(TimeProvider.System.GetElapsedTime(start) / s_report) + 2;
        var filled = await ReadAsync(node);
        _clock.Advance(TimeSpan.FromMinutes(20)); // the list is over, its tokens have expired
        await Eventually.TrueAsync(async () => (await ReadAsync(node)) <= before + 1, "the rows are gone");

        output.WriteLine($"{Clients * (Rounds + 1)} tokens: rows {before} -> {filled}, at most {reports} reports");
        Assert.InRange(filled, before + 1, before + 1 + reports); // the catalogue is one more
    }

    private static async Task<long> ReadAsync(InProcessNode node) => (await node.Store.ReadStatisticsAsync()).Rows;
}
