using System.Net;
using FastCluster.Cluster.Tests.Nodes;
using Xunit.Abstractions;

namespace FastCluster.Cluster.Tests.People;

/// <summary>People, codes and refresh families over several nodes, also while one dies.</summary>
public sealed class PeopleTests(ITestOutputHelper output)
{
    private static readonly int s_rounds = Effort.Of("FASTCLUSTER_REFRESH_ROUNDS", 3);
    private static readonly int s_kills = Effort.Of("FASTCLUSTER_REFRESH_KILLS", 1);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    [Fact]
    [Requirement("CONS-13")]
    [Requirement("CONS-15")]
    [Requirement("REF-06")]
    [Requirement("REV-08")]
    [Requirement("TOK-27")]
    [VectorCase("code-twice-parallel")]
    public async Task Nodes_ServeOnePersonTogether()
    {
        await using var people = await PeopleCluster.StartAsync();
        await people.GetCodeAsync();
        Assert.Equal(2, people.Browser.Titles.Count); // each page came from another node
        for (var round = 0; round < s_rounds; round++)
        {
            await RedeemAtOnceAsync(people);
            await RefreshAtOnceAsync(people);
            await ReuseAsync(people);
        }

        var tokens = await people.RedeemAsync(0, await people.GetCodeAsync());
        Assert.True(await people.WithdrawAsync());
        await IssuedTokens.DieOnAllAsync(people.Cluster, tokens.Member("access_token")!);
        Assert.Equal("invalid_grant", (await people.RefreshAsync(1, tokens.Member("refresh_token")!)).Error);
    }

    [Fact]
    [Requirement("REF-06")]
    [Requirement("CONS-14")]
    public async Task Node_KilledWhileATokenIsUsedManyTimesAtOnce_LeavesTheFamilyAlive()
    {
        await using var people = await PeopleCluster.StartAsync();
        for (var round = 0; round < s_kills; round++)
        {
            var killed = people.Cluster.Nodes[round % 3];
            var (one, other) = ((round + 1) % 3, (round + 2) % 3);
            var tokens = await AllowInTimeAsync(people, one, TimeProvider.System.GetTimestamp());
            var code = await people.GetCodeAsync();

            var refreshed = Enumerable
                .Range(0, 100)
                .Select(use => people.RefreshAsync(use % 2 == 0 ? one : other, tokens.Member("refresh_token")!))
                .ToList();
            await killed.Process.KillAsync();
            var start = TimeProvider.System.GetTimestamp();
            var answers = await Task.WhenAll(refreshed);

            Assert.All(answers, AssertGivenOrLater);
            var newest = answers.FirstOrDefault(answer => answer.IsSuccess) ?? tokens;
            newest = await InTimeAsync(start, () => people.RefreshAsync(other, newest.Member("refresh_token")!));
            newest = await InTimeAsync(start, () => people.RefreshAsync(one, newest.Member("refresh_token")!));
            Assert.True(newest.IsSuccess, newest.Text);
            var redeemed = await InTimeAsync(start, () => people.RedeemAsync(other, code));
            Assert.True(redeemed.IsSuccess || redeemed.Error == "invalid_grant", redeemed.Text);
            output.WriteLine(
                $"{answers.Count(answer => !answer.IsSuccess)} of 100 uses got 503, code {redeemed.Error ?? "redeemed"}, "
                    + $"all known after {TimeProvider.System.GetElapsedTime(start)}"
            );
            await killed.StartAsync();
        }
    }

    /// <summary>No shard knows whether they were used: the app is told at once that it has to ask again.</summary>
    [Fact]
    [Requirement("CONS-14")]
    public async Task Nodes_AllKilled_EndTheirCodes()
    {
        await using var people = await PeopleCluster.StartAsync();
        await RefreshAtOnceAsync(people); // so that each shard has known uses: one that never did forgot none
        await RefreshAtOnceAsync(people);
        var code = await people.GetCodeAsync();
        await Task.WhenAll(people.Cluster.Nodes.Select(node => node.Process.KillAsync()));
        await Task.WhenAll(people.Cluster.Nodes.Select(node => node.StartAsync()));
        var start = TimeProvider.System.GetTimestamp();

        var lost = await InTimeAsync(start, () => people.RedeemAsync(0, code));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (lost.Status, lost.Error));
        await Eventually.TrueAsync(
            () =>
                Task.FromResult(
                    people.Cluster.Nodes[0].Process.Said().Contains("CodeUseUnknown", StringComparison.Ordinal)
                ),
            "the reason in the log"
        );

        await AllowInTimeAsync(people, 0, start);
    }

    private static async Task RedeemAtOnceAsync(PeopleCluster people)
    {
        var code = await people.GetCodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(use => people.RedeemAsync(use % 3, code)));

        var granted = answers.Where(answer => answer.IsSuccess).ToList();
        Assert.Single(granted);
        Assert.All(answers.Except(granted), answer => Assert.Equal("invalid_grant", answer.Error));
        await IssuedTokens.DieOnAllAsync(people.Cluster, granted[0].Member("access_token")!);
    }

    private static async Task RefreshAtOnceAsync(PeopleCluster people)
    {
        var tokens = await people.RedeemAsync(0, await people.GetCodeAsync());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(use => people.RefreshAsync(use % 3, tokens.Member("refresh_token")!))
        );

        Assert.All(answers, answer => Assert.True(answer.IsSuccess, answer.Text));
        Assert.True((await people.RefreshAsync(0, answers[^1].Member("refresh_token")!)).IsSuccess);
    }

    private static async Task ReuseAsync(PeopleCluster people)
    {
        var first = await people.RedeemAsync(0, await people.GetCodeAsync());
        var second = await people.RefreshAsync(1, first.Member("refresh_token")!);
        var third = await people.RefreshAsync(2, second.Member("refresh_token")!);

        Assert.Equal("invalid_grant", (await people.RefreshAsync(0, first.Member("refresh_token")!)).Error);

        await IssuedTokens.DieOnAllAsync(people.Cluster, third.Member("access_token")!);
        Assert.Equal("invalid_grant", (await people.RefreshAsync(1, third.Member("refresh_token")!)).Error);
    }

    private static void AssertGivenOrLater(Answer answer) =>
        Assert.True(answer.IsSuccess || answer.Status == HttpStatusCode.ServiceUnavailable, answer.Text);

    /// <summary>Has the person allow the app until a code is redeemed: one that a lost shard could have seen used is refused.</summary>
    private static async Task<Answer> AllowInTimeAsync(PeopleCluster people, int node, long fault)
    {
        while (true)
        {
            var answer = await InTimeAsync(
                fault,
                async () => await people.RedeemAsync(node, await people.GetCodeAsync())
            );
            if (answer.IsSuccess)
            {
                return answer;
            }

            Assert.Equal("invalid_grant", answer.Error);
            Assert.InRange(TimeProvider.System.GetElapsedTime(fault), TimeSpan.Zero, s_limit);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    /// <summary>Asks until it is answered, for no longer than N11 allows after a fault.</summary>
    private static async Task<Answer> InTimeAsync(long fault, Func<Task<Answer>> ask)
    {
        var answer = await ask();
        while (answer.Status == HttpStatusCode.ServiceUnavailable)
        {
            Assert.InRange(TimeProvider.System.GetElapsedTime(fault), TimeSpan.Zero, s_limit);
            await Task.Delay(answer.RetryAfter!.Value, TimeProvider.System);
            answer = await ask();
        }

        return answer;
    }
}
