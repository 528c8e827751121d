namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Access tokens, and how a cluster forgets them (N2).</summary>
internal static class IssuedTokens
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_watch = TimeSpan.FromSeconds(2);

    /// <summary>A token of a client, from one node.</summary>
    public static async Task<string> GetAsync(ClusterNode node, TestClient client)
    {
        var answer = await Retries.GetTokenInTimeAsync(node.Client, client);
        return answer.Member("access_token")!;
    }

    /// <summary>Asks about a token, and again as long as the node says that it cannot know yet; 15 s at most.</summary>
    public static Task<Answer> AskInTimeAsync(ClusterNode node, string token) =>
        Retries.IntrospectInTimeAsync(node.Client, token);

    /// <summary>No introspection that is sent later than the bound after the answer says that the token lives.</summary>
    public static Task DieOnAllAsync(TestCluster cluster, string token)
    {
        var answered = TimeProvider.System.GetTimestamp();
        return Task.WhenAll(cluster.Nodes.Select(WatchAsync));

        async Task WatchAsync(ClusterNode node)
        {
            var sent = TimeSpan.Zero;
            while (sent < s_watch)
            {
                sent = TimeProvider.System.GetElapsedTime(answered);
                var answer = await node.Client.IntrospectAsync(token);
                Assert.True(answer.IsSuccess || answer.RetryAfter is not null, answer.Text); // else it cannot know
                Assert.False(
                    answer.IsSuccess && answer.IsActive && sent >= s_bound,
                    $"{node.Name} said active {sent} after the answer."
                );
            }

            var last = await AskInTimeAsync(node, token);
            Assert.True(last is { IsSuccess: true, IsActive: false }, last.Text);
        }
    }
}
