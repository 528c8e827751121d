using System.Net;
using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.Edges;

/// <summary>What API nodes do when silos are lost: one of them, all of them, and what comes after (N11).</summary>
public sealed class LostSilosTests
{
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(8);

    [Fact]
    [Requirement("JWT-13")]
    public async Task ApiNodes_SilosKilledOneAfterTheOther_ServeWhatTheyCanAndRecover()
    {
        await using var cluster = await TestCluster.StartAsync("silo", "silo", "api", "api");
        ClusterNode[] silos = [.. cluster.Nodes.Take(2)];
        ClusterNode[] edges = [.. cluster.Nodes.Skip(2)];
        var (clients, used) = await UsedAssertions.UseAsync(cluster, count: 12);
        var documents = await Task.WhenAll(edges.Select(edge => ReadAsync(cluster, edge)));

        await silos[0].Process.KillAsync();
        await Task.WhenAll(
            edges.SelectMany(edge => clients.Select(client => Retries.GetTokenInTimeAsync(edge.Client, client)))
        );
        await silos[1].Process.KillAsync();

        foreach (var (edge, before) in edges.Zip(documents))
        {
            await RefusesInTimeAsync(edge, clients[0]);
            Assert.Equal(before, await ReadAsync(cluster, edge));
            Assert.True(await edge.IsReadyAsync());
        }

        await Task.WhenAll(silos.Select(silo => silo.StartAsync()));
        await Task.WhenAll(edges.Select(edge => ComesBackAsync(edge, clients[0])));
        await UsedAssertions.RefuseAsync(edges[0], used);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ApiNode_ForeignProcessAtTheGatewayPort_SaysSoServesWhatItCanAndRecovers(bool answers)
    {
        await using var cluster = await TestCluster.StartAsync("silo", "api");
        var (silo, edge) = (cluster.Nodes[0], cluster.Nodes[1]);
        var client = await cluster.RegisterAsync("known");
        var before = await ReadAsync(cluster, edge);

        await silo.Process.KillAsync();
        await NamesGatewayAsync(edge, silo, after: 0); // the connection that broke
        var known = edge.Process.Said().Length;
        await using (var foreign = new ForeignServer(silo.GatewayPort, answers))
        {
            await RefusesInTimeAsync(edge, client);
            Assert.Equal(before, await ReadAsync(cluster, edge));
            await Eventually.TrueAsync(
                () => Task.FromResult(foreign.Connections > 0),
                "a connection to the foreign process"
            );
            await NamesGatewayAsync(edge, silo, known);
            Assert.False(edge.Process.HasEnded);
        }

        await silo.StartAsync();
        await ComesBackAsync(edge, client);
    }

    /// <summary>Everything that is published, each as 200.</summary>
    private static async Task<string[]> ReadAsync(TestCluster cluster, ClusterNode edge)
    {
        string[] urls =
        [
            $"{cluster.Folder.FhirBase}/.well-known/udap",
            $"{cluster.Folder.FhirBase}/.well-known/smart-configuration",
            $"{cluster.Folder.Origin}/.well-known/openid-configuration",
            $"{cluster.Folder.Origin}/.well-known/oauth-authorization-server",
            $"{cluster.Folder.Origin}/.well-known/jwks.json",
        ];
        var answers = await Task.WhenAll(urls.Select(edge.Client.GetAsync));
        Assert.All(answers, answer => Assert.True(answer.IsSuccess, $"{answer.Status} {answer.Text}"));
        return [.. answers.Select(answer => answer.Text)];
    }

    /// <summary>503 that names when to come again, soon and not after a hang.</summary>
    private static async Task RefusesInTimeAsync(ClusterNode edge, TestClient client)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var answer = await edge.Client.RequestTokenAsync(edge.Client.Assert(client));
            Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, $"{answer.Status} {answer.Text}");
            Assert.True(answer.RetryAfter > TimeSpan.Zero, "A 503 names when to retry.");
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, s_answer);
        }
    }

    private static Task NamesGatewayAsync(ClusterNode edge, ClusterNode silo, int after) =>
        Eventually.TrueAsync(
            () =>
                Task.FromResult(
                    edge.Process.Said()[after..].Contains($":{silo.GatewayPort}", StringComparison.Ordinal)
                ),
            "the address of the gateway in the log"
        );

    private static Task ComesBackAsync(ClusterNode edge, TestClient client) =>
        Eventually.TrueAsync(
            async () => await edge.TryRequestTokenAsync(edge.Client.Assert(client)) is { IsSuccess: true },
            "a token over an API node whose silos are back"
        );
}
