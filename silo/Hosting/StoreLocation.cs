using FastCluster.Silo.Configuration;
using FastCluster.Silo.Storage;

namespace FastCluster.Silo.Hosting;

/// <summary>Where and how a node keeps its embedded store.</summary>
internal static class StoreLocation
{
    /// <summary>Settings of the store of a node.</summary>
    public static EmbeddedStorageOptions Of(FastClusterOptions options)
    {
        var storage = new EmbeddedStorageOptions();
        Apply(options, storage);
        return storage;
    }

    /// <summary>Sets the settings of the store of a node.</summary>
    public static void Apply(FastClusterOptions options, EmbeddedStorageOptions storage)
    {
        storage.Folder = Path.Combine(options.DataFolder, "store");
        storage.FileName = options.Storage.FileName;
        storage.BatchLimit = options.Storage.BatchLimit;
        storage.QueueLimit = options.Storage.QueueLimit;
        storage.CheckTimeout = options.Storage.CheckTimeout;
    }
}
