using System.Net;
using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Registrations;

/// <summary>One client per identity in the whole cluster (N4).</summary>
public sealed class RegistrationRaceTests
{
    [Fact]
    public async Task Register_OneIdentityAtAllNodesAtOnce_IsOneClient()
    {
        await using var cluster = await TestCluster.StartThreeAsync();
        var client = TestClient.Create(cluster.Folder.Community, "race");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(post => cluster.Nodes[post % 3].Client.RegisterAsync(client))
        );

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(199, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Single(answers.Select(answer => answer.Member("client_id")).Distinct(StringComparer.Ordinal));
    }
}
