namespace FastCluster.Silo.Outbound;

/// <summary>Messages of outbound traffic; event ids 3070 to 3089.</summary>
internal static partial class Log
{
    [LoggerMessage(3070, LogLevel.Warning, "CRL at {Url} not fetched: {Fault}")]
    public static partial void CrlFetchFailed(ILogger logger, string url, FetchFault fault);

    [LoggerMessage(3071, LogLevel.Warning, "CRL file {File} not read: {Reason}")]
    public static partial void CrlFileUnreadable(ILogger logger, string file, string reason);

    [LoggerMessage(3073, LogLevel.Warning, "Nothing came from {Url}: {Fault}")]
    public static partial void ExchangeFailed(ILogger logger, string url, FetchFault fault);

    [LoggerMessage(3072, LogLevel.Warning, "CRL file {File} is larger than {MaximumBytes} bytes")]
    public static partial void CrlFileTooLarge(ILogger logger, string file, int maximumBytes);
}
