namespace FastCluster.Silo.Clustering.AzureTables;

/// <summary>Messages of the membership table; event ids 3180 to 3189.</summary>
internal static partial class Log
{
    [LoggerMessage(
        3180,
        LogLevel.Warning,
        "Cluster {ClusterId}: the row {RowKey} of the membership table cannot be read and is left out"
    )]
    public static partial void RowUnreadable(this ILogger logger, string clusterId, string rowKey, Exception fault);

    [LoggerMessage(
        3181,
        LogLevel.Information,
        "Cluster {ClusterId}: the membership table changed during read {Read}; reading again"
    )]
    public static partial void ReadTorn(this ILogger logger, string clusterId, int read);

    [LoggerMessage(
        3182,
        LogLevel.Information,
        "The credentials may not create the table {Table} ({ErrorCode}); it has to exist"
    )]
    public static partial void TableNotCreated(this ILogger logger, string table, string? errorCode);
}
