using FastCluster.Clustering.Tests.AzureTables;

namespace FastCluster.Clustering.Tests;

/// <summary>What this assembly does as a process of its own: it is a silo until its standard input ends.</summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        await using var silo = await RunningSilo.StartAsync(arguments[0], arguments[1]);
        await Console.In.ReadToEndAsync();
    }
}
