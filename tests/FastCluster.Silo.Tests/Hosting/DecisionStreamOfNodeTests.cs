using FastCluster.Silo.Audit;

namespace FastCluster.Silo.Tests.Hosting;

/// <summary>The stream of a whole node: what the edge counted is in it, and all of it is signed when the node has stopped.</summary>
public sealed class DecisionStreamOfNodeTests : IDisposable
{
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    [Requirement("BCP-12")]
    public async Task Stop_AfterRepeatedRefusals_LeavesTheirNumberSigned()
    {
        await using (var node = await RunningNode.StartAsync(_setup.Options))
        {
            foreach (var _ in Enumerable.Range(0, 3))
            {
                using var answer = await node.GetPublishedAsync("https://as.example.test/not-there");
            }
        }

        var folder = Path.Combine(_setup.Options.DataFolder, "audit");
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "decisions-000001.jsonl"));
        var refusals = lines.Where(line => line.Contains("UrlUnknown", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, refusals.Length);
        Assert.Contains("\"reason_id\":621,\"requirements\":\"DISC-03\"", refusals[0], StringComparison.Ordinal);
        Assert.Contains("\"repetitions\":\"2\"", refusals[1], StringComparison.Ordinal);
        var pem = await File.ReadAllTextAsync(Path.Combine(folder, "checkpoint-key.pem"));
        Assert.True(AuditPublicKey.TryRead(pem, out var key));
        var found = AuditChain.Verify(folder, key);
        Assert.Equal((AuditFault.None, lines.Length), (found.Fault, found.Signed));
    }
}
