using System.Diagnostics.Metrics;
using FastCluster.Silo.Storage.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.Stores.Tests.Embedded;

/// <summary>A temporary data folder and the stores that tests open in it.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public StoreFolder(string? path = null) =>
        Path = path ?? Directory.CreateTempSubdirectory("fastcluster-store-").FullName;

    public string Path { get; }

    public string File => System.IO.Path.Combine(Path, "fastcluster.db");

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public EmbeddedStore Open(Action<EmbeddedStorageOptions>? configure = null)
    {
        var options = new EmbeddedStorageOptions { Folder = Path };
        configure?.Invoke(options);
        return EmbeddedStore.Open(options, TimeProvider.System, Meters, NullLogger<EmbeddedStore>.Instance);
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
