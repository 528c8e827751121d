using StackExchange.Redis;

namespace FastCluster.Silo.Storage.Redis;

/// <summary>Opens connections to Redis with the limits of the node.</summary>
internal static class RedisConnections
{
    private static readonly TimeSpan s_reconnectPeriod = TimeSpan.FromMilliseconds(500);

    /// <summary>Which server, without secrets.</summary>
    /// <param name="options">Settings.</param>
    public static string Describe(RemoteStoreOptions options)
    {
        var parsed = ConfigurationOptions.Parse(options.ConnectionString());
        return $"Redis {string.Join(", ", parsed.EndPoints)} name {options.Name}";
    }

    /// <summary>
    /// Connects, and goes on trying in the background when the server is away. While it is, commands fail at once instead of
    /// waiting in a queue.
    /// </summary>
    /// <param name="options">Settings.</param>
    public static Task<ConnectionMultiplexer> ConnectAsync(RemoteStoreOptions options)
    {
        var parsed = ConfigurationOptions.Parse(options.ConnectionString());
        var milliseconds = (int)options.Timeout.TotalMilliseconds;
        parsed.AbortOnConnectFail = false;
        parsed.ConnectTimeout = milliseconds;
        parsed.AsyncTimeout = milliseconds;
        parsed.SyncTimeout = milliseconds;
        parsed.BacklogPolicy = BacklogPolicy.FailFast;
        parsed.ReconnectRetryPolicy = new LinearRetry((int)s_reconnectPeriod.TotalMilliseconds);
        parsed.IncludeDetailInExceptions = false;
        parsed.ClientName ??= "fastcluster";
        return ConnectionMultiplexer.ConnectAsync(parsed);
    }

    /// <summary>Whether the server could not be used: away, full, refusing, or its answer did not come.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <remarks>A connection that is lost in mid write shows the fault of the pipe that the client was writing to.</remarks>
    public static bool IsStoreFault(Exception fault) =>
        fault
            is RedisException
                or TimeoutException
                or ObjectDisposedException
                or InvalidOperationException { Source: "System.IO.Pipelines" };
}
