using FastCluster.Contracts.Decisions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Audit;

/// <summary>Registers the decision stream.</summary>
public static class DecisionStreamExtensions
{
    /// <summary>Makes the stream the sink of all decisions. Call it before the silo is added: hosted services stop in
    /// reverse order, and the stream must outlive the grains.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="configure">Sets at least the folder.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDecisionStream(
        this IServiceCollection services,
        Action<DecisionStreamOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<DecisionStreamOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DecisionStreamOptions>, DecisionStreamOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<DecisionStream>();
        services.AddSingleton<IDecisionSink>(static provider => provider.GetRequiredService<DecisionStream>());
        services.AddHostedService(static provider => provider.GetRequiredService<DecisionStream>());
        return services;
    }
}
