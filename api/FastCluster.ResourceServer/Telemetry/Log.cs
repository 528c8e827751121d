using FastCluster.ResourceServer.Tokens;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Telemetry;

/// <summary>Messages of the library; event ids 2500 to 2599, listed in its README. None holds a token or a claim.</summary>
internal static partial class Log
{
    [LoggerMessage(2500, LogLevel.Information, "A request was refused: {Reason}")]
    public static partial void RequestRefused(this ILogger logger, TokenRefusal reason);

    [LoggerMessage(2501, LogLevel.Error, "Revocations are not followed any more: {Cause}")]
    public static partial void FeedLost(this ILogger logger, string cause);

    [LoggerMessage(2502, LogLevel.Information, "Revocations are followed")]
    public static partial void FeedFollowed(this ILogger logger);

    [LoggerMessage(2503, LogLevel.Error, "The key set could not be read; the keys known before stay: {Cause}")]
    public static partial void KeysUnavailable(this ILogger logger, string cause);

    [LoggerMessage(2504, LogLevel.Error, "The key set holds no key that can be used; the keys known before stay")]
    public static partial void KeysUnreadable(this ILogger logger);

    [LoggerMessage(2505, LogLevel.Warning, "{Count} keys of the key set cannot be used, and are passed over")]
    public static partial void KeysPassedOver(this ILogger logger, int count);

    [LoggerMessage(
        2506,
        LogLevel.Warning,
        "Requests to the revocation feed reach a node and then another, and each time everything in force is read; keep "
            + "connections on one node"
    )]
    public static partial void FeedSpread(this ILogger logger);

    [LoggerMessage(2507, LogLevel.Error, "A status list could not be had; the last one goes on to its end: {Cause}")]
    public static partial void StatusListUnavailable(this ILogger logger, string cause);

    [LoggerMessage(
        2508,
        LogLevel.Error,
        "A status list was refused: form, address, signature or time; the last one goes on"
    )]
    public static partial void StatusListRefused(this ILogger logger);
}
