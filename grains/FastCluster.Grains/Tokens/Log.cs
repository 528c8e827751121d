namespace FastCluster.Grains.Tokens;

/// <summary>Messages of token requests; event ids 1250 to 1259.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1250,
        LogLevel.Warning,
        "Replay shards could not be taken up after a node left; the first claim of each takes it up"
    )]
    public static partial void TakeUpFailed(this ILogger logger, Exception fault);

    [LoggerMessage(
        1251,
        LogLevel.Warning,
        "A code was used up, then its refresh family could not be written; the app has to ask for another code"
    )]
    public static partial void CodeLost(this ILogger logger, Exception fault);
}
