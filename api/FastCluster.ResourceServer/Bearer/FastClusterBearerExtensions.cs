using FastCluster.ResourceServer.Keys;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.StatusLists;
using FastCluster.ResourceServer.Telemetry;
using FastCluster.ResourceServer.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FastCluster.ResourceServer.Bearer;

/// <summary>Adds the verification of access tokens to an application.</summary>
public static class FastClusterBearerExtensions
{
    /// <summary>
    /// Adds the scheme <see cref="FastClusterBearer.Scheme"/> and what follows keys and revocations in the background. Call
    /// it once; the settings are checked at start, all faults at once.
    /// </summary>
    /// <param name="authentication">Authentication of the application.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static AuthenticationBuilder AddFastClusterBearer(
        this AuthenticationBuilder authentication,
        Action<FastClusterBearerOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(authentication);
        var services = authentication.Services;
        if (services.Any(one => one.ServiceType == typeof(AccessTokenVerifier)))
        {
            throw new InvalidOperationException("One application verifies tokens of one authorization server.");
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddAuthorization();
        services.AddSingleton<IValidateOptions<FastClusterBearerOptions>, FastClusterBearerOptionsRules>();
        services.AddOptions<FastClusterBearerOptions>(FastClusterBearer.Scheme).ValidateOnStart();
        services.AddSingleton<RevocationState>();
        services.AddSingleton<ResourceServerMetrics>();
        services.AddSingleton(Create<AuthorizationServerClient>);
        services.AddSingleton(Create<SigningKeys>);
        services.AddSingleton(Create<StatusListSource>);
        services.AddSingleton(CreateKnowledge);
        services.AddSingleton(provider => new AccessTokenVerifier(
            OptionsOf(provider),
            provider.GetRequiredService<SigningKeys>(),
            provider.GetRequiredService<IRevocationKnowledge>(),
            provider.GetRequiredService<ResourceServerMetrics>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IHostedService>(Create<KeyRefresher>);
        services.AddSingleton<IHostedService>(Create<FeedFollower>);
        return authentication.AddScheme<FastClusterBearerOptions, BearerHandler>(FastClusterBearer.Scheme, configure);
    }

    /// <summary>
    /// Adds a check for readiness: unhealthy before the first answer of the revocation feed and beyond
    /// <see cref="FastClusterBearerOptions.StalenessBound"/>, there degraded with <see cref="WhenStale.Accept"/>. Not for
    /// liveness: a restart makes nothing better.
    /// </summary>
    /// <param name="checks">Health checks of the application.</param>
    public static IHealthChecksBuilder AddFastClusterRevocations(this IHealthChecksBuilder checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Add(
            new HealthCheckRegistration(
                "fastcluster-revocations",
                Create<RevocationHealthCheck>,
                failureStatus: null,
                tags: null
            )
        );
    }

    private static IRevocationKnowledge CreateKnowledge(IServiceProvider provider) =>
        OptionsOf(provider).Revocations switch
        {
            RevocationSource.Feed => Create<FeedKnowledge>(provider),
            RevocationSource.StatusList => Create<StatusListKnowledge>(provider),
            var other => throw new InvalidOperationException($"Unknown source of revocations {other}."),
        };

    private static T Create<T>(IServiceProvider provider) =>
        ActivatorUtilities.CreateInstance<T>(provider, OptionsOf(provider));

    private static FastClusterBearerOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptionsMonitor<FastClusterBearerOptions>>().Get(FastClusterBearer.Scheme);
}
