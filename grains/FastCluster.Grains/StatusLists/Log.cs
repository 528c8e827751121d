namespace FastCluster.Grains.StatusLists;

/// <summary>Messages of status lists; event ids 1260 to 1269.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1260,
        LogLevel.Error,
        "Status lists of {Server} could not be reported; their unreported tokens are not called valid once this lasts"
    )]
    public static partial void ReportFailed(this ILogger logger, string server, Exception fault);

    [LoggerMessage(1261, LogLevel.Information, "Status lists are reported again")]
    public static partial void ReportingAgain(this ILogger logger);

    [LoggerMessage(
        1262,
        LogLevel.Error,
        "Not every status list was closed before the node left; its {Tokens} unreported tokens are not called valid any more"
    )]
    public static partial void NotClosed(this ILogger logger, int tokens);
}
