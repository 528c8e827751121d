using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Replay;

/// <summary>One use of an assertion in the whole cluster (N1).</summary>
public sealed class ReplayRaceTests
{
    private const int Posts = 500;
    private static readonly int s_rounds = Effort.Of("FASTCLUSTER_RACE_ROUNDS", 10);

    [Fact]
    [Requirement("JWT-13")]
    [Requirement("JWT-16")]
    [VectorCase("replay-ant-all-nodes")]
    public async Task Token_OneAssertionPostedToAllNodesAtOnce_IsAcceptedOnce()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var client = await cluster.RegisterAsync("race");

        for (var round = 0; round < s_rounds; round++)
        {
            var assertion = cluster.Nodes[0].Client.Assert(client);
            var answers = await Task.WhenAll(
                Enumerable.Range(0, Posts).Select(post => cluster.Nodes[post % 3].Client.RequestTokenAsync(assertion))
            );

            Assert.Equal(
                [(1, null), (Posts - 1, "invalid_client")],
                answers.GroupBy(answer => answer.Error).Select(same => (same.Count(), same.Key)).Order()
            );
        }
    }
}
