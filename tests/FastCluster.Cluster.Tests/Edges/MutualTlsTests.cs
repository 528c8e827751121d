using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Edges;

/// <summary>Nodes and API nodes that reach each other by mutual TLS alone, as outside of Development they must.</summary>
public sealed class MutualTlsTests(SecureCluster place) : IClassFixture<SecureCluster>
{
    [Fact]
    public async Task Cluster_WithCertificates_ServesTheJourneyOnNodesAndApiNodes()
    {
        var edge = await place.Cluster.AddAsync("api", place.Certificates.ApiSettings);
        var client = await place.Cluster.RegisterAsync("secure");
        var token = await IssuedTokens.GetAsync(edge, client);
        Assert.True((await IssuedTokens.AskInTimeAsync(place.Node, token)).IsActive);

        await Retries.RevokeInTimeAsync(place.Node.Client, client, token);

        await IssuedTokens.DieOnAllAsync(place.Cluster, token);
        Assert.Equal(2L, await place.Cluster.Database.ExecuteAsync("SELECT count(*) FROM fc_member WHERE status = 3"));
    }
}
