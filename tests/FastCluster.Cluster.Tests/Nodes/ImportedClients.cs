using System.Globalization;
using System.Text.Json.Nodes;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Many clients at once: written by <c>store import</c>, fifty names to a certificate.</summary>
internal static class ImportedClients
{
    private const int NamesPerCertificate = 50;
    private const int Callers = 24;

    /// <summary>Imports clients into the store of a cluster without nodes.</summary>
    public static async Task<TestClient[]> ImportAsync(TestCluster cluster, int count)
    {
        var clients = new List<TestClient>(count);
        foreach (var numbers in Enumerable.Range(0, count).Chunk(NamesPerCertificate))
        {
            var uris = numbers.Select(number => $"https://client.test/imported/{Text(number)}").ToArray();
            var credential = cluster.Folder.Community.IssueClient(uris);
            clients.AddRange(
                uris.Select((uri, place) => new TestClient(uri, credential, $"imported-{Text(numbers[place])}"))
            );
        }

        var file = cluster.Folder["clients.jsonl"];
        await File.WriteAllLinesAsync(file, clients.Select(Line));
        await cluster.RunVerbAsync("store", "import", file);
        return [.. clients];
    }

    /// <summary>One token for each, over all nodes.</summary>
    public static async Task<string[]> GetTokensAsync(TestCluster cluster, TestClient[] clients)
    {
        var tokens = new string[clients.Length];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync()));
        return tokens;

        async Task CallAsync()
        {
            for (int number; (number = Interlocked.Increment(ref next)) < clients.Length; )
            {
                var node = cluster.Nodes[number % cluster.Nodes.Count];
                tokens[number] = await GetTokenAsync(node, clients[number]);
            }
        }
    }

    private static async Task<string> GetTokenAsync(ClusterNode node, TestClient client)
    {
        while (true)
        {
            var answer = await node.Client.RequestTokenAsync(node.Client.Assert(client));
            if (answer.RetryAfter is { } wait)
            {
                await Task.Delay(wait, TimeProvider.System);
                continue;
            }

            Assert.True(answer.IsSuccess, answer.Text);
            return answer.Member("access_token")!;
        }
    }

    private static string Line(TestClient client) =>
        new JsonObject
        {
            ["server"] = NodeFolder.ServerId,
            ["community"] = NodeFolder.CommunityUri,
            ["iss"] = client.Uri,
            ["scope"] = NodeFolder.Scope,
            ["grant_types"] = new JsonArray("client_credentials"),
            ["client_id"] = client.ClientId,
        }.ToJsonString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
