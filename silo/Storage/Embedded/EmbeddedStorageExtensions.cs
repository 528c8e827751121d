using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FastCluster.Silo.Storage.Embedded;

/// <summary>Registers the embedded store.</summary>
public static class EmbeddedStorageExtensions
{
    /// <summary>
    /// Makes the embedded store the default grain storage, and also the storage of the given names; all share one file. The
    /// file is opened when the silo is built and closed when the host is disposed, after the last grain.
    /// </summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configure">Sets at least the folder.</param>
    /// <param name="names">Further provider names.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static ISiloBuilder AddEmbeddedStorage(
        this ISiloBuilder builder,
        Action<EmbeddedStorageOptions> configure,
        params string[] names
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(names);
        builder.Services.AddEmbeddedStore(configure);
        return builder.AddStateStorage(names);
    }

    /// <summary>Makes the embedded store the node's store.</summary>
    /// <param name="services">The node's services.</param>
    /// <param name="configure">Sets at least the folder.</param>
    internal static IServiceCollection AddEmbeddedStore(
        this IServiceCollection services,
        Action<EmbeddedStorageOptions> configure
    )
    {
        services.AddOptions<EmbeddedStorageOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddedStorageOptions>, EmbeddedStorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton(Open);
        services.TryAddSingleton<IStateStore>(static provider => provider.GetRequiredService<EmbeddedStore>());
        return services;
    }

    private static EmbeddedStore Open(IServiceProvider provider) =>
        EmbeddedStore.Open(
            provider.GetRequiredService<IOptions<EmbeddedStorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<ILogger<EmbeddedStore>>()
        );
}
