using System.Diagnostics.Metrics;
using FastCluster.Silo.Storage;
using FastCluster.Silo.Storage.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FastCluster.StoreWriter;

/// <summary>Opens the embedded store in this process and works on it until the process is killed.</summary>
internal static class StoreMode
{
    private const int Writers = 32;

    /// <summary>Opens the store, says <c>open</c> and waits for the end of its input.</summary>
    public static int Hold(string folder)
    {
        using var store = Open(folder);
        Console.WriteLine("open");
        Console.In.ReadToEnd();
        return 0;
    }

    /// <summary>
    /// Writes states from many callers without end. After each acknowledged write it says <c>WRITER NUMBER VERSION</c>, in
    /// one system call.
    /// </summary>
    public static async Task<int> WriteAsync(string folder)
    {
        using var store = Open(folder);
        await using var output = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(store, writer, output)));
        return 0;
    }

    private static async Task WriteAsync(EmbeddedStore store, int writer, Stream output)
    {
        for (var number = 1; ; number++)
        {
            var key = new StateKey("load", BitConverter.GetBytes(writer), number.ToString());
            var outcome = await store.WriteAsync(key, expectedETag: null, new byte[1000]);
            var line = System.Text.Encoding.ASCII.GetBytes($"{writer} {number} {outcome.ETag}\n");
            lock (output)
            {
                output.Write(line);
            }
        }
    }

    private static EmbeddedStore Open(string folder) =>
        EmbeddedStore.Open(
            new() { Folder = folder },
            TimeProvider.System,
            new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
            NullLogger<EmbeddedStore>.Instance
        );
}
