namespace FastCluster.Silo.Hosting;

/// <summary>One line a message on the console; the runtime's own chatter only from warnings up.</summary>
internal static class NodeLogging
{
    /// <summary>Sets the node's log levels.</summary>
    public static void AddNodeLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Orleans", LogLevel.Warning);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Warning);
        logging.AddFilter("FastCluster.Silo.Clustering.LeaseWitness", LogLevel.Warning); // the runtime's words, under our name

        // What stops the start goes to the verb, which says it without a trace or shows the trace once.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        // A single node without the server collector is meant so, and its start is not a stall.
        logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
    }
}
