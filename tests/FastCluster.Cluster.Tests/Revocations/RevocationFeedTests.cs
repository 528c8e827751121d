using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Revocation;

namespace FastCluster.Cluster.Tests.Revocations;

/// <summary>The revocation feed where several nodes serve it: each has an order of its own, and all tell the same.</summary>
public sealed class RevocationFeedTests
{
    [Fact]
    [Requirement("REV-12")]
    public async Task Token_RevokedAtOneNode_IsToldByEveryNodeToReadersOfItsOwnAndOthers()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var client = await cluster.RegisterAsync("told");
        var token = await IssuedTokens.GetAsync(cluster.Nodes[1], client);
        var cursors = await Task.WhenAll(cluster.Nodes.Select(async node => (await node.Client.FollowAsync()).Cursor));
        var held = cluster.Nodes.Select((node, index) => node.Client.FollowAsync(cursors[index], wait: 30)).ToArray();

        await Retries.RevokeInTimeAsync(cluster.Nodes[0].Client, client, token);
        var pages = await Task.WhenAll(held);
        var elsewhere = await cluster.Nodes[1].Client.FollowAsync(cursors[0]);

        Assert.All(pages, page => Assert.Equal([DigestOf(token)], page.Tokens.Select(one => one.Digest)));
        Assert.All(pages, page => Assert.False(page.IsSnapshot));
        Assert.True(elsewhere.IsSnapshot);
        Assert.Contains(DigestOf(token), elsewhere.Tokens.Select(one => one.Digest));
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task ApiNode_HoldsARequestForLongerThanACallToAnActorMayLast()
    {
        await using var cluster = await TestCluster.StartAsync("silo");
        var edge = await cluster.AddAsync("api");
        var client = await cluster.RegisterAsync("followed");
        var token = await IssuedTokens.GetAsync(edge, client);
        var first = await edge.Client.FollowAsync();

        var quiet = await edge.Client.FollowAsync(first.Cursor, wait: 8);
        var held = edge.Client.FollowAsync(quiet.Cursor, wait: 30);
        await Retries.RevokeInTimeAsync(edge.Client, client, token);
        var news = await held;

        Assert.InRange(quiet.Held, TimeSpan.FromSeconds(7.9), TimeSpan.FromSeconds(30));
        Assert.Empty(quiet.Tokens);
        Assert.Equal([DigestOf(token)], news.Tokens.Select(one => one.Digest));
    }

    private static UInt128 DigestOf(string token)
    {
        Assert.True(AccessTokenReader.TryParse(token, out var read));
        return TokenDigest.Of(NodeFolder.ServerId, read!.Claims.JwtId);
    }
}
