using System.Diagnostics.Metrics;
using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace FastCluster.Silo.Storage;

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
        var services = builder.Services;
        services.AddOptions<EmbeddedStorageOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddedStorageOptions>, EmbeddedStorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<StateFormat>();
        services.TryAddSingleton<IStateEncoder>(static provider => provider.GetRequiredService<StateFormat>());
        services.TryAddSingleton(Open);
        services.TryAddSingleton<SqliteGrainStorage>();
        foreach (var name in names.Prepend(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME))
        {
            services.AddGrainStorage(name, static (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());
        }

        return builder;
    }

    private static EmbeddedStore Open(IServiceProvider provider) =>
        EmbeddedStore.Open(
            provider.GetRequiredService<IOptions<EmbeddedStorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<ILogger<EmbeddedStore>>()
        );
}
