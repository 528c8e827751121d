using FastCluster.ResourceServer.Bearer;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FastCluster.ResourceServer.Revocations;

/// <summary>Healthy while revocations are known well enough to let anybody in.</summary>
internal sealed class RevocationHealthCheck(RevocationState state, FastClusterBearerOptions options) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            options.Revocations != RevocationSource.Feed
                ? HealthCheckResult.Healthy("Lists are asked for as tokens name them.")
            : state.Age is not { } age ? HealthCheckResult.Unhealthy("The revocation feed has not answered yet.")
            : age <= options.StalenessBound ? HealthCheckResult.Healthy()
            : options.WhenStale == WhenStale.Accept
                ? HealthCheckResult.Degraded("Revocations are older than the bound; tokens are let in.")
            : HealthCheckResult.Unhealthy("Revocations are older than the bound.")
        );
}
