namespace FastCluster.Silo.Storage;

/// <summary>Messages of the stores, event ids 3000-3049.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Store {File} is open, {Bytes} bytes, newest version {Version}")]
    public static partial void StoreOpened(ILogger logger, string file, long bytes, long version);

    [LoggerMessage(3001, LogLevel.Information, "Store {File} was made, empty")]
    public static partial void StoreCreated(ILogger logger, string file);

    [LoggerMessage(
        3002,
        LogLevel.Warning,
        "Integrity check of {File} stopped unfinished after {Limit}; no fault so far"
    )]
    public static partial void CheckUnfinished(ILogger logger, string file, TimeSpan limit);

    [LoggerMessage(3003, LogLevel.Information, "Store {File} is closed")]
    public static partial void StoreClosed(ILogger logger, string file);

    [LoggerMessage(
        3010,
        LogLevel.Error,
        "Store {File}: a transaction of {Operations} writes failed, none is acknowledged"
    )]
    public static partial void TransactionFailed(ILogger logger, string file, int operations, Exception failure);

    [LoggerMessage(3011, LogLevel.Information, "Store {File}: writes succeed again")]
    public static partial void WriterRecovered(ILogger logger, string file);

    [LoggerMessage(3020, LogLevel.Information, "{Store} is in use, schema version {Version}")]
    public static partial void StoreReady(ILogger logger, string store, int version);

    [LoggerMessage(3021, LogLevel.Error, "{Store} does not work; callers get 503 until it does")]
    public static partial void StoreLost(ILogger logger, string store, Exception failure);

    [LoggerMessage(3022, LogLevel.Information, "{Store} works again")]
    public static partial void StoreBack(ILogger logger, string store);

    [LoggerMessage(3023, LogLevel.Warning, "{Store} can lose what it acknowledged, as accepted: {Finding}")]
    public static partial void WeakDurability(ILogger logger, string store, string finding);

    [LoggerMessage(
        3024,
        LogLevel.Warning,
        "{Store}: part {Part} of a replaced state was left behind; it is never read"
    )]
    public static partial void PartLeft(ILogger logger, string store, string part, Exception failure);
}
