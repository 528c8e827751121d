namespace FastCluster.Silo.Audit;

/// <summary>Messages of the decision stream, event ids 3050-3059.</summary>
internal static partial class Log
{
    [LoggerMessage(3050, LogLevel.Information, "Decision stream in {Folder} goes on after line {Sequence}")]
    public static partial void StreamOpened(ILogger logger, string folder, long sequence);

    [LoggerMessage(
        3051,
        LogLevel.Error,
        "Decision stream in {Folder}: a group of {Lines} lines failed, it is tried again"
    )]
    public static partial void GroupFailed(ILogger logger, string folder, int lines, Exception failure);

    [LoggerMessage(
        3052,
        LogLevel.Error,
        "Decision stream in {Folder}: {Count} decisions could not be kept, a gap is stated"
    )]
    public static partial void GapStated(ILogger logger, string folder, long count);

    [LoggerMessage(3053, LogLevel.Error, "Decision stream in {Folder} closes, {Count} decisions could not be written")]
    public static partial void LostAtClose(ILogger logger, string folder, long count);

    [LoggerMessage(
        3054,
        LogLevel.Information,
        "Decision stream in {Folder} is signed up to line {Sequence} with hash {Hash}, by key {KeyId}"
    )]
    public static partial void StreamSigned(ILogger logger, string folder, long sequence, string hash, string keyId);

    [LoggerMessage(
        3055,
        LogLevel.Error,
        "Decision stream in {Folder} ends with line {Sequence}, but line {Signed} was signed: its end was cut off"
    )]
    public static partial void StreamCut(ILogger logger, string folder, long sequence, long signed);

    [LoggerMessage(3056, LogLevel.Error, "Decision stream in {Folder}: line {Sequence} could not be signed")]
    public static partial void SigningFailed(ILogger logger, string folder, long sequence, Exception failure);
}
