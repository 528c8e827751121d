using System.Text.Json.Nodes;
using FastCluster.Testing.Logs;

namespace FastCluster.Conformance.Tests.Logs;

/// <summary>A journey of good and bad requests with every log level on leaves nothing secret or personal behind.</summary>
public sealed class LogScanTests : IAsyncLifetime, IDisposable
{
    private readonly SentSecrets _sent = new();
    private readonly RecordingLoggerProvider _logs = new();
    private readonly RunningServer _server;

    public LogScanTests() => _server = new() { OnBody = _sent.See, Logs = _logs };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _logs.Dispose();

    [Fact]
    [Requirement("BCP-12")]
    [Requirement("B2BU-08")]
    [Requirement("BCP-05")]
    public async Task Journey_WithEveryLogLevelOn_WritesNoSecretAndNoPerson()
    {
        var client = await _server.RegisteredClientAsync();
        var token = await client.GetTokenAsync(WithPerson);
        Assert.True(await _server.ResourceServer().IsActiveAsync(token));
        await RefuseRegistrationsAsync();
        await RefuseTokensAsync(client);
        await RefuseCallersAsync(client, token);
        Assert.Equal("200", (await client.RevokeAsync(token)).Outcome);
        await client.CancelAsync();

        await _server.StopAsync();

        var lines = ReadStream();
        Assert.Empty(_sent.FindIn(_logs.Everything.Concat(lines)));
        AssertWasComplete(lines);
    }

    [Fact]
    public void Scan_OfWhatHoldsASecret_FindsIt()
    {
        var jwt = _server.Client().Statement().Build();
        _sent.See($"client_assertion={jwt}&udap=1");
        _sent.Named("Juanita");

        var found = _sent.FindIn([("a", $"sig={jwt.Split('.')[2]}"), ("b", "Dr Juanita Doe"), ("c", "nothing")]);

        Assert.Equal(["a", "b"], found.Select(place => place[..1]));
    }

    private JwtBuilder WithPerson(JwtBuilder assertion)
    {
        var b2b = TestClient.B2b();
        b2b["subject_name"] = _sent.Named("Juanita Marker-Doe");
        b2b["subject_id"] = "urn:oid:2.16.840.1.113883.4.6#" + _sent.Named("1234567893");
        var user = new JsonObject
        {
            ["version"] = "1",
            ["purpose_of_use"] = new JsonArray("TREAT"),
            ["user_person"] = new JsonObject
            {
                ["resourceType"] = "Person",
                ["name"] = new JsonArray(new JsonObject { ["family"] = _sent.Named("Marker-Chalmers") }),
                ["birthDate"] = _sent.Named("1961-07-13"),
            },
        };
        return assertion.WithClaim("extensions", new JsonObject { ["hl7-b2b"] = b2b, ["hl7-b2b-user"] = user });
    }

    private async Task RefuseRegistrationsAsync()
    {
        var client = _server.Client();
        var url = Tenant.Alpha.RegistrationEndpoint;
        string[] outcomes =
        [
            (await client.RegisterAsync(one => one.WithSignature(input => input[..64]))).Outcome,
            (await client.RegisterAsync(one => one.WithClaim("client_name", 7))).Outcome,
            (await client.RegisterAsync(one => one.WithPayloadText($"{{\"{_sent.Named("marker-payload")}\""))).Outcome,
            (await client.RegisterAsync(_sent.Named("marker-no-jwt-at-all"))).Outcome,
            (await _server.PostTextAsync(url, $"{{\"{_sent.Named("marker-body")}")).Outcome,
            (await _server.PostTextAsync(url, client.Statement().Build(), "text/plain")).Outcome,
        ];

        Assert.All(outcomes, outcome => Assert.StartsWith("4", outcome, StringComparison.Ordinal));
    }

    private async Task RefuseTokensAsync(TestClient client)
    {
        var again = client.Assertion().Build();
        await _server.PostFormAsync(client.Tenant.TokenEndpoint, TestClient.TokenForm(again));
        string[] outcomes =
        [
            (await _server.PostFormAsync(client.Tenant.TokenEndpoint, TestClient.TokenForm(again))).Outcome,
            (await client.TokenAsync(one => WithPerson(one).WithSignature(input => input[..64]))).Outcome,
            (await client.TokenAsync(one => WithPerson(one).WithClaim("exp", 1))).Outcome,
            (await client.TokenAsync(WithPerson, form => form.With("scope", "unknown/Thing.rs"))).Outcome,
            (await client.TokenAsync(WithPerson, form => form.With("grant_type", "password"))).Outcome,
            (await client.TokenAsync(WithPerson, form => form.AndAlso("udap", "1"))).Outcome,
            (await client.TokenAsync(form: form => form.With("client_secret", _sent.Named("marker-secret")))).Outcome,
            (await client.As(_server.Client().Key).TokenAsync(WithPerson)).Outcome,
            (await _server.PostTextAsync(client.Tenant.TokenEndpoint, client.Assertion().Build())).Outcome,
        ];

        Assert.All(outcomes, outcome => Assert.StartsWith("4", outcome, StringComparison.Ordinal));
    }

    private async Task RefuseCallersAsync(TestClient client, string token)
    {
        var basic = _sent.Named(Convert.ToBase64String("marker:password"u8));
        var stranger = new TestResourceServer(_server, Tenant.Alpha, client.ClientId, client.Key);
        var form = new FormBuilder().With("token", token);
        string[] outcomes =
        [
            (await stranger.IntrospectAsync(token)).Outcome,
            (await stranger.FollowAsync(_sent.Named("marker-cursor"))).Outcome,
            (await _server.PostFormAsync(Tenant.Alpha.IntrospectionEndpoint, form)).Outcome,
            (await _server.PostFormAsync(Tenant.Alpha.RevocationEndpoint, form, AddBasic)).Outcome,
            (await client.As(_server.Client().Key).RevokeAsync(token)).Outcome,
        ];

        Assert.All(outcomes, outcome => Assert.StartsWith("4", outcome, StringComparison.Ordinal));
        await _server.ResourceServer().FollowAsync(_sent.Named("marker-own-cursor"));
        await _server.ResourceServer().IntrospectAsync(_sent.Named("marker-token"));

        void AddBasic(HttpRequestMessage request) => request.Headers.Authorization = new("Basic", basic);
    }

    private (string Place, string Text)[] ReadStream() =>
        [
            .. Directory
                .EnumerateFiles(_server.Deployment.AuditFolder)
                .SelectMany(file => File.ReadLines(file).Select(line => (Path.GetFileName(file), line))),
        ];

    /// <summary>All of it was looked at: the JWTs, the runtime's own traces, the refusals and the decisions.</summary>
    private void AssertWasComplete((string Place, string Text)[] lines)
    {
        var categories = _logs.Everything.Select(one => one.Category).ToHashSet(StringComparer.Ordinal);
        Assert.InRange(_sent.JwtCount, 20, 100);
        Assert.Contains(2000, _logs.EventIds);
        Assert.Contains(categories, name => name.StartsWith("Orleans.", StringComparison.Ordinal));
        Assert.Contains(categories, name => name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Text.Contains("\"kind\":\"Request\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Text.Contains("\"requirements\":\"JWT-13\"", StringComparison.Ordinal));
        Assert.Contains(
            lines,
            line => line.Text.Contains("\"kind\":\"Token\",\"accepted\":true", StringComparison.Ordinal)
        );
    }
}
