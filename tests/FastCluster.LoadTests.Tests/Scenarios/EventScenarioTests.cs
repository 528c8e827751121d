using System.Net;
using FastCluster.LoadTests.Scenarios;
using FastCluster.Testing.Nodes;

namespace FastCluster.LoadTests.Tests.Scenarios;

/// <summary>What the scenarios with an event take for right and wrong.</summary>
public sealed class EventScenarioTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public void HotClient_Operations_GiveNineInTenToOneAndTheRestToAllOthers()
    {
        var clients = Enumerable
            .Range(0, 1000)
            .Select(number => HotClientScenario.ClientOf(number, clients: 5))
            .ToArray();

        Assert.Equal(
            [900, 25, 25, 25, 25],
            Enumerable.Range(0, 5).Select(one => clients.Count(client => client == one))
        );
    }

    [Theory]
    [InlineData(900, 3)]
    [InlineData(1000, 2)]
    [InlineData(7, 3)]
    public void RollingRestart_Operations_RestartEachNodeOnceInOrder(int operations, int nodes)
    {
        var restarts = Enumerable
            .Range(0, operations)
            .Select(number => RollingRestartScenario.RestartAt(number, operations, nodes))
            .OfType<int>();

        Assert.Equal(Enumerable.Range(0, nodes), restarts);
    }

    [Theory]
    [InlineData(201, null, null)]
    [InlineData(429, 1, "429 with Retry-After")]
    [InlineData(503, 1, "503 with Retry-After")]
    [InlineData(429, null, "429 without Retry-After")]
    [InlineData(503, 0, "503 without Retry-After")]
    [InlineData(200, null, "200")]
    [InlineData(400, 1, "400")]
    public void RegisterStorm_Answer_IsCountedByWhetherItSaysWhenToComeAgain(int status, int? seconds, string? expected)
    {
        var answer = new Answer((HttpStatusCode)status, seconds * s_second, "");

        Assert.Equal(expected, RegisterStormScenario.Judge(answer).ErrorClass);
    }

    [Theory]
    [InlineData(true, null, null)]
    [InlineData(false, null, "inactive before the switch")]
    [InlineData(true, 0.0, null)]
    [InlineData(true, 0.9, null)]
    [InlineData(false, 0.9, null)]
    [InlineData(false, 1.0, null)]
    [InlineData(true, 1.0, "active 1 s after the switch")]
    public void RevokeCascade_Answer_HasToBeTrueFromASecondAfterTheSwitch(bool active, double? since, string? expected)
    {
        var answer = new Answer(HttpStatusCode.OK, null, $"{{\"active\":{(active ? "true" : "false")}}}");

        Assert.Equal(expected, RevokeCascadeScenario.Judge(answer, since * s_second).ErrorClass);
    }

    [Fact]
    public void RevokeCascade_Refusal_IsAnError() =>
        Assert.Equal(
            "503",
            RevokeCascadeScenario.Judge(new(HttpStatusCode.ServiceUnavailable, s_second, ""), null).ErrorClass
        );
}
