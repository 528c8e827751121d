using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Upgrades;

/// <summary>Tokens of every node, shown to every node, whichever build each is of at the time.</summary>
/// <param name="cluster">The nodes.</param>
/// <param name="client">Gets the tokens.</param>
internal sealed class CrossedTokens(TestCluster cluster, TestClient client)
{
    private readonly List<string> _used = [];
    private readonly List<string> _tokens = [];

    /// <summary>Gets one more token from each node; all nodes say that it and all earlier ones are alive.</summary>
    public async Task CrossAsync()
    {
        foreach (var node in cluster.Nodes)
        {
            var (assertion, token) = await UsedAssertions.GrantAsync(node, client);
            _used.Add(assertion);
            _tokens.Add(token);
        }

        foreach (var node in cluster.Nodes)
        {
            var told = await Task.WhenAll(_tokens.Select(token => IssuedTokens.AskInTimeAsync(node, token)));
            Assert.All(told, answer => Assert.True(answer.IsActive, $"{node.Name}: {answer.Text}"));
        }
    }

    /// <summary>No node accepts again what any node accepted.</summary>
    public async Task AssertUsedAsync()
    {
        foreach (var node in cluster.Nodes)
        {
            var replays = await Task.WhenAll(_used.Select(node.Client.RequestTokenAsync));
            Assert.All(replays, answer => Assert.True(answer.Error == "invalid_client", $"{node.Name}: {answer.Text}"));
        }
    }
}
