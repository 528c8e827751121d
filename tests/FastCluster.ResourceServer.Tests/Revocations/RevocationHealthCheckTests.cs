using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Tests.Tokens;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FastCluster.ResourceServer.Tests.Revocations;

public sealed class RevocationHealthCheckTests : IDisposable
{
    private readonly VerifierBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(WhenStale.Refuse, HealthStatus.Unhealthy)]
    [InlineData(WhenStale.Accept, HealthStatus.Degraded)]
    [Requirement("REV-12")]
    public async Task Health_FollowsWhatIsKnownOfRevocations(WhenStale whenStale, HealthStatus beyond)
    {
        var check = new RevocationHealthCheck(_bench.Revocations, new() { WhenStale = whenStale });
        var before = await check.CheckHealthAsync(new());

        _bench.ConfirmRevocations();
        var within = await check.CheckHealthAsync(new());
        _bench.Clock.Advance(TimeSpan.FromSeconds(11));
        var after = await check.CheckHealthAsync(new());

        Assert.Equal(
            [HealthStatus.Unhealthy, HealthStatus.Healthy, beyond],
            new[] { before, within, after }.Select(one => one.Status)
        );
    }
}
