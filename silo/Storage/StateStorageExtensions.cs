using FastCluster.Grains.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace FastCluster.Silo.Storage;

/// <summary>Makes the registered <see cref="IStateStore"/> the storage of grains.</summary>
internal static class StateStorageExtensions
{
    /// <summary>
    /// Makes the store the default grain storage, and also the storage of the given names. It is checked before the silo
    /// joins anything: a store that cannot be used stops the start.
    /// </summary>
    /// <param name="builder">The silo; its services hold an <see cref="IStateStore"/>.</param>
    /// <param name="names">Further provider names.</param>
    public static ISiloBuilder AddStateStorage(this ISiloBuilder builder, params string[] names)
    {
        var services = builder.Services;
        services.TryAddSingleton<StateFormat>();
        services.TryAddSingleton<IStateEncoder>(static provider => provider.GetRequiredService<StateFormat>());
        services.TryAddSingleton<StateGrainStorage>();
        services.AddHostedService<StoreCheck>();
        foreach (var name in names.Prepend(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME))
        {
            services.AddGrainStorage(name, static (provider, _) => provider.GetRequiredService<StateGrainStorage>());
        }

        return builder;
    }
}
