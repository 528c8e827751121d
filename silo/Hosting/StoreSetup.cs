using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.AzureTables;
using FastCluster.Silo.Storage.Embedded;
using FastCluster.Silo.Storage.PostgreSql;
using FastCluster.Silo.Storage.Redis;

namespace FastCluster.Silo.Hosting;

/// <summary>The one place that knows which store a setting means.</summary>
internal static class StoreSetup
{
    /// <summary>Adds the configured <see cref="IStateStore"/>.</summary>
    /// <param name="services">Services of a node, or of a verb that looks into its store.</param>
    /// <param name="options">Settings.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, FastClusterOptions options) =>
        options.Storage.Provider switch
        {
            StoreProvider.Embedded => services.AddEmbeddedStore(storage => Apply(options, storage)),
            StoreProvider.PostgreSql => services.AddRemoteStore<PostgreSqlStore, PostgreSqlPreparation>(options),
            StoreProvider.Redis => services.AddRemoteStore<RedisStore, RedisPreparation>(options),
            StoreProvider.AzureTables => services.AddRemoteStore<AzureTableStore, AzureTablePreparation>(options),
            var other => throw new InvalidOperationException($"Unknown store provider {other}."),
        };

    private static IServiceCollection AddRemoteStore<TStore, TPreparation>(
        this IServiceCollection services,
        FastClusterOptions options
    )
        where TStore : class, IStateStore
        where TPreparation : class, IStorePreparation =>
        services
            .AddSingleton(RemoteOptions(options))
            .AddSingleton<IStateStore>(OnRealTime<TStore>)
            .AddSingleton<IStorePreparation>(OnRealTime<TPreparation>);

    /// <summary>The network's time limits are real ones, also where a test gives the rules another clock.</summary>
    private static T OnRealTime<T>(IServiceProvider provider) =>
        ActivatorUtilities.CreateInstance<T>(provider, TimeProvider.System);

    private static RemoteStoreOptions RemoteOptions(FastClusterOptions options) =>
        new()
        {
            ConnectionString = () => ConnectionText.Find(options.Storage)!,
            Name = options.Storage.Name,
            Timeout = options.Storage.Timeout,
            QueueLimit = options.Storage.QueueLimit,
            BatchLimit = options.Storage.BatchLimit,
            AcceptsWeakDurability =
                options.Storage.AllowWeakDurability || options.Environment == NodeEnvironment.Development,
        };

    private static void Apply(FastClusterOptions options, EmbeddedStorageOptions storage)
    {
        storage.Folder = Path.Combine(options.DataFolder, "store");
        storage.FileName = options.Storage.FileName;
        storage.BatchLimit = options.Storage.BatchLimit;
        storage.QueueLimit = options.Storage.QueueLimit;
        storage.CheckTimeout = options.Storage.CheckTimeout;
    }
}
