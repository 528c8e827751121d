namespace FastCluster.Grains.Revocations;

/// <summary>Messages of the revocation log; event ids 1230 to 1249.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1230,
        LogLevel.Error,
        "The revocation log of {Server} could not be followed; requests are refused once its index is too old"
    )]
    public static partial void FollowingFailed(this ILogger logger, string server, Exception fault);

    [LoggerMessage(1231, LogLevel.Information, "The revocation log of {Server} is followed again")]
    public static partial void FollowingAgain(this ILogger logger, string server);
}
