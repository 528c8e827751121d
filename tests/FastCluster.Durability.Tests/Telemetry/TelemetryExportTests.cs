using System.Net;
using FastCluster.Contracts.Clients;
using FastCluster.Testing.Servers;

namespace FastCluster.Durability.Tests.Telemetry;

/// <summary>What a node sends to a collector: the way of a request, and nothing of what is secret or names somebody.</summary>
public sealed class TelemetryExportTests : IDisposable
{
    private const int Piece = 20;
    private readonly NodeFolder _folder = NodeFolder.Create();
    private readonly UdapClient _client;

    public TelemetryExportTests() => _client = new(_folder);

    [Fact]
    public async Task TokenRequest_WithCollector_IsTracedThroughActorsAndTellsNoSecret()
    {
        await using var collector = await OtlpCollector.StartAsync();
        TestClient client;
        string assertion;
        string token;
        using (var node = await NodeProcess.StartAsync(_folder, ("TELEMETRY__OTLP__ENDPOINT", collector.Endpoint)))
        {
            client = TestClient.Create(_folder.Community, "traced");
            client = client with { ClientId = (await _client.RegisterAsync(client)).Member("client_id")! };
            assertion = _client.Assert(client);
            var answer = await _client.RequestTokenAsync(assertion);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
            token = answer.Member("access_token")!;
            Assert.Equal(HttpStatusCode.BadRequest, (await _client.RequestTokenAsync(assertion)).Status);
            Assert.Equal(0, await node.StopAsync());
        }

        var traces = collector.TextOf("traces");
        Assert.All(
            ["fastcluster.http.endpoint", "IReplayShardGrain", "fastcluster.correlation"],
            expected => Assert.Contains(expected, traces, StringComparison.Ordinal)
        );
        var key = ClientKey.Of(NodeFolder.ServerId, NodeFolder.CommunityUri, client.Uri).ToGrainKey();
        Assert.All(
            [key, client.Uri, client.ClientId, "127.0.0.1", "target_id", "url.path"],
            secret => Assert.DoesNotContain(secret, traces, StringComparison.Ordinal)
        );
        Assert.Contains("fastcluster.http.request.duration", collector.TextOf("metrics"), StringComparison.Ordinal);
        Assert.Contains("JwtReplayed", collector.TextOf("logs"), StringComparison.Ordinal);
        AssertNothingOf(assertion, collector);
        AssertNothingOf(token, collector);
    }

    [Fact]
    public async Task Node_CollectorAway_ServesAndStopsInOrder()
    {
        var nobody = $"http://127.0.0.1:{FreePorts.Next()}";
        using var node = await NodeProcess.StartAsync(_folder, ("TELEMETRY__OTLP__ENDPOINT", nobody));
        var client = TestClient.Create(_folder.Community, "alone");

        var registration = await _client.RegisterAsync(client);

        Assert.Equal(HttpStatusCode.Created, registration.Status);
        Assert.Equal(0, await node.StopAsync());
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    /// <summary>No piece of a token, wherever it begins, is in anything that was sent.</summary>
    private static void AssertNothingOf(string token, OtlpCollector collector)
    {
        var sent = collector.TextOf("traces") + collector.TextOf("metrics") + collector.TextOf("logs");
        var pieces = Enumerable.Range(0, token.Length - Piece).Select(start => token.Substring(start, Piece));
        Assert.DoesNotContain(pieces, piece => sent.Contains(piece, StringComparison.Ordinal));
    }
}
