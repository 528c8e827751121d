using System.Net;
using System.Reflection;
using FastCluster.Api.Admin;

namespace FastCluster.Conformance.Tests.Operators;

/// <summary>The runtime's dashboard where it is wanted: for operators only, and closed where it would show states.</summary>
public sealed class DashboardTests(DashboardServer dashboard) : IClassFixture<DashboardServer>
{
    private const string Root = "/admin/dashboard";
    private const string KeyRing = "FastCluster.Grains.Keys.KeyRingGrain";
    private readonly OperatedServer _owner = dashboard.Owner;

    [Theory]
    [InlineData("/")]
    [InlineData("/index.min.js")]
    [InlineData("/DashboardCounters")]
    [InlineData("/GrainState")]
    public async Task Dashboard_WithoutOperator_IsRefused(string path)
    {
        var answer = await _owner.SendAsync(HttpMethod.Get, Root + path, token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData("/", "<title>")]
    [InlineData("/index.min.js", "function")]
    [InlineData("/DashboardCounters", "RevocationLogGrain")]
    [InlineData("/ClusterStats", "{")]
    [InlineData("/TopGrainMethods", "ReadAfterAsync")]
    [InlineData("/GrainTypes", "RevocationLogGrain")]
    public async Task Dashboard_Operator_SeesPageAndCounts(string path, string expected)
    {
        var answer = await Eventually.Async(
            () => AskAsync(path),
            answer => answer.Text.Contains(expected, StringComparison.Ordinal),
            $"{expected} in {path}"
        );

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("default-src 'self'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/GrainState?grainId=alpha/AccessToken&grainType=" + KeyRing)]
    [InlineData("/grainstate?grainId=alpha/AccessToken&grainType=" + KeyRing)]
    [InlineData("/Trace")]
    [InlineData("/Reminders")]
    public async Task ViewOfStateOrLog_EvenForTheHighestOperator_IsClosed(string path)
    {
        var answer = await AskAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty(answer.Text);
    }

    [Fact]
    public async Task ActorOfTheDashboard_AskedForAState_RefusesWhoeverAsks()
    {
        var contract = Assembly.Load("Orleans.Dashboard").GetType("Orleans.Dashboard.Core.IDashboardGrain")!;
        var actor = _owner.Server.Grains.GetGrain(contract, 0);
        var question = contract.GetMethod("GetGrainState")!;

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            (Task)question.Invoke(actor, ["alpha/AccessToken", KeyRing, CancellationToken.None])!
        );
    }

    private Task<Answer> AskAsync(string path) =>
        _owner.SendAsync(HttpMethod.Get, Root + path, _owner.Token(OperatorRole.Trust).Build());
}
