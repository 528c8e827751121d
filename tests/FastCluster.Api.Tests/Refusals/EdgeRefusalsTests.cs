using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using FastCluster.Api.Tests.Hosting;
using FastCluster.Contracts.Decisions;

namespace FastCluster.Api.Tests.Refusals;

/// <summary>What the edge refuses by itself is a decision, bounded, and holds nothing that was sent.</summary>
public sealed class EdgeRefusalsTests
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string JsonType = "application/json";

    [Theory]
    [InlineData("/token", JsonType, "{}", RejectionReason.FormMediaType)]
    [InlineData("/token", FormType, "udap=1&udap=MARKER", RejectionReason.FormParameterRepeated)]
    [InlineData(
        "/token",
        FormType,
        "client_assertion=MARKER&client_assertion_type=MARKER",
        RejectionReason.FormAssertionType
    )]
    [InlineData("/token", FormType, "client_secret=MARKER", RejectionReason.FormClientSecret)]
    [InlineData("/revoke", FormType, "token=%ZZMARKER", RejectionReason.FormMalformed)]
    [InlineData("/introspect", FormType, "token=MARKER", RejectionReason.CallerAnonymous)]
    [InlineData("/register", FormType, "MARKER=1", RejectionReason.RegistrationMediaType)]
    [InlineData("/MARKER", JsonType, "{}", RejectionReason.UrlUnknown)]
    [InlineData("/fhir/.well-known/udap", JsonType, "MARKER", RejectionReason.MethodNotAllowed)]
    [Requirement("BCP-12")]
    public async Task Refusal_AtTheEdge_IsOneRecordWithoutWhatWasSent(
        string path,
        string type,
        string body,
        RejectionReason reason
    )
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await PostAsync(edge, path, type, body);

        var decision = Assert.Single(edge.Decisions.All);
        Assert.Equal((DecisionKind.Request, reason), (decision.Kind, decision.Reason));
        Assert.Equal("127.0.0.1", decision.SourceAddress);
        Assert.Equal(response.Headers.GetValues("X-Correlation-Id").Single(), decision.CorrelationId);
        Assert.NotEmpty(decision.Detail["endpoint"]);
        Assert.DoesNotContain("MARKER", $"{decision} {string.Join(' ', decision.Detail)}", StringComparison.Ordinal);
        Assert.DoesNotContain(edge.Logs.Texts, text => text.Contains("=MARKER", StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("DISC-28")]
    public async Task Metadata_CommunityTwice_IsOneRecord()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.GetAsync("/fhir/.well-known/udap?community=a&community=b");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(RejectionReason.QueryParameterRepeated, Assert.Single(edge.Decisions.All).Reason);
    }

    [Fact]
    public async Task Body_InBrokenChunks_IsOneRecord()
    {
        await using var edge = await EdgeApplication.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, edge.Public.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        var request = $"POST /token HTTP/1.1\r\nHost: {TestServers.Host}\r\nContent-Type: {FormType}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request + "Transfer-Encoding: chunked\r\n\r\nMARKER\r\n"));
        using var reader = new StreamReader(stream);

        var status = await reader.ReadLineAsync();

        Assert.Equal("HTTP/1.1 400 Bad Request", status);
        Assert.Equal(RejectionReason.RequestBroken, Assert.Single(edge.Decisions.All).Reason);
        Assert.Contains(edge.Logs.Texts, text => text.Contains("RequestBroken 623 [TOK-01 REG-02]"));
    }

    [Theory]
    [InlineData("/admin/v1/servers", RejectionReason.OperatorAnonymous)]
    [InlineData("/admin/v2/servers", RejectionReason.UrlUnknown)]
    public async Task Refusal_OfWhoIsNoOperator_IsOneRecord(string path, RejectionReason reason)
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Admin.GetAsync(path);

        Assert.Equal(reason, Assert.Single(edge.Decisions.All).Reason);
    }

    [Fact]
    [Requirement("BCP-12")]
    public async Task Refusal_Logged_CarriesReasonAndRequirements()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await PostAsync(edge, "/token", JsonType, "{}");

        var id = response.Headers.GetValues("X-Correlation-Id").Single();
        var line = Assert.Single(edge.Logs.Texts, text => text.Contains("refused", StringComparison.Ordinal));
        Assert.Contains("Token refused a request: FormMediaType 600 [TOK-01]", line, StringComparison.Ordinal);
        Assert.Contains(id, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_OfAnActor_IsLeftToTheActor()
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnRegister = () =>
            new Contracts.Clients.RegistrationReply.Rejected(RejectionReason.JwtReplayed, RetryAfter: null);

        using var response = await PostAsync(edge, "/register", JsonType, "{}");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty(edge.Decisions.All);
    }

    [Fact]
    [Requirement("REG-43")]
    public async Task Flood_OfOneSource_IsOneRecordAndOneCount()
    {
        await using var edge = await EdgeApplication.StartAsync(options =>
            options.Quotas.Token = new() { PerSecond = 1, Burst = 1 }
        );
        foreach (var _ in Enumerable.Range(0, 201))
        {
            using var response = await PostAsync(edge, "/token", FormType, "udap=1");
        }

        var before = edge.Decisions.All.Count(IsQuota);
        edge.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, before);
        var count = edge.Decisions.All.Last(IsQuota);
        Assert.InRange(int.Parse(count.Detail["repetitions"]), 150, 199);
        Assert.Equal((2, "127.0.0.1"), (edge.Decisions.All.Count(IsQuota), count.SourceAddress));
    }

    [Fact]
    public async Task Stop_WithRepetitions_WritesTheirNumber()
    {
        await using var edge = await EdgeApplication.StartAsync();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            using var response = await PostAsync(edge, "/token", JsonType, "{}");
        }

        await edge.StopAsync();

        Assert.Equal(["3"], edge.Decisions.All.Skip(1).Select(decision => decision.Detail["repetitions"]));
    }

    private static bool IsQuota(Decision decision) => decision.Reason == RejectionReason.QuotaExceeded;

    private static async Task<HttpResponseMessage> PostAsync(
        EdgeApplication edge,
        string path,
        string type,
        string body
    )
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        return await edge.Public.PostAsync(path, content);
    }
}
