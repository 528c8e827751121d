using System.Diagnostics.Metrics;
using FastCluster.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;

namespace FastCluster.Stores.Tests.Contract;

/// <summary>What stores and the grain storage over them need beside a database.</summary>
internal static class StoreUnderTest
{
    private static readonly ServiceProvider s_services = new ServiceCollection()
        .AddSerializer()
        .AddMetrics()
        .BuildServiceProvider();

    public static IMeterFactory Meters => s_services.GetRequiredService<IMeterFactory>();

    /// <summary>The product's grain storage over a store.</summary>
    public static StateGrainStorage StorageOver(IStateStore store) =>
        new(
            store,
            new(s_services.GetRequiredService<Serializer>()),
            s_services.GetRequiredService<IActivatorProvider>()
        );

    /// <summary>Settings for tests; tests of time limits shorten the limit.</summary>
    public static RemoteStoreOptions Options(string connectionString, string name = "fastcluster") =>
        new()
        {
            ConnectionString = () => connectionString,
            Name = name,
            Timeout = TimeSpan.FromSeconds(20),
        };
}
