using FastCluster.Contracts.Decisions;
using FastCluster.Grains.Keys;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Audit;

/// <summary>Registers the decision stream.</summary>
public static class DecisionStreamExtensions
{
    /// <summary>Makes the stream the sink of all decisions. Call it before the silo is added: hosted services stop in
    /// reverse order, and the stream must outlive the grains.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="configure">Sets at least the folder and the file of the key.</param>
    /// <param name="isSigned">Whether checkpoints are signed. A process without key-encryption keys cannot.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddDecisionStream(
        this IServiceCollection services,
        Action<DecisionStreamOptions> configure,
        bool isSigned = true
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<DecisionStreamOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DecisionStreamOptions>, DecisionStreamOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        if (isSigned)
        {
            services.AddSingleton(OpenKey);
            services.AddKeyedSingleton(
                AuditKey.ServiceKey,
                static (provider, _) => provider.GetRequiredService<AuditKey>().Signing
            );
        }

        services.AddSingleton<DecisionStream>();
        services.AddSingleton<IDecisionSink>(static provider => provider.GetRequiredService<DecisionStream>());
        services.AddHostedService(static provider => provider.GetRequiredService<DecisionStream>());
        return services;
    }

    private static AuditKey OpenKey(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DecisionStreamOptions>>().Value;
        var key = AuditKey.Open(options.KeyFile, provider.GetRequiredService<KeyWrapping>());
        key.Publish(options.Folder);
        return key;
    }
}
