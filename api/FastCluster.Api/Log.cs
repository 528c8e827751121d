using FastCluster.Api.Routing;
using FastCluster.Api.Telemetry;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.Logging;

namespace FastCluster.Api;

/// <summary>
/// Every message of the edge; ids 2000 to 2199 are never reused. No token, assertion, key or form value is ever an
/// argument. A fault of the caller is information, a fault of ours an error.
/// </summary>
internal static partial class Log
{
    /// <summary>A public request was refused, at the edge or by an actor.</summary>
    public static void Refused(ILogger logger, PublicRoute route, RejectionReason reason, RequestScope scope) =>
        Refused(
            logger,
            route.Kind,
            reason,
            reason.Id,
            reason.Requirements,
            route.Server.Id,
            scope.Source,
            scope.CorrelationId
        );

    /// <summary>A request broke the rules of HTTP.</summary>
    public static void Broken(ILogger logger, RejectionReason reason, int status, string correlationId) =>
        Broken(logger, status, reason, reason.Id, reason.Requirements, correlationId);

    /// <summary>A request of an operator, or of somebody who claims to be one, was refused.</summary>
    public static void OperatorRefused(ILogger logger, RejectionReason reason, RequestScope scope) =>
        OperatorRefused(logger, reason, reason.Id, reason.Requirements, scope.Source, scope.CorrelationId);

    [LoggerMessage(
        2000,
        LogLevel.Information,
        "{Endpoint} refused a request: {Reason} {ReasonId} [{Requirements}] (server {Server}, source {Source}, correlation {CorrelationId})",
        EventName = "RequestRefused"
    )]
    private static partial void Refused(
        ILogger logger,
        PublicEndpointKind endpoint,
        RejectionReason reason,
        int reasonId,
        string requirements,
        string server,
        string source,
        string correlationId
    );

    [LoggerMessage(
        2001,
        LogLevel.Error,
        "{Endpoint} was given {Reason}, which cannot occur there (server {Server}, correlation {CorrelationId})",
        EventName = "ReasonMisplaced"
    )]
    public static partial void MisplacedReason(
        ILogger logger,
        PublicEndpointKind endpoint,
        RejectionReason reason,
        string server,
        string correlationId
    );

    [LoggerMessage(
        2002,
        LogLevel.Debug,
        "The caller went away (correlation {CorrelationId})",
        EventName = "CallerGone"
    )]
    public static partial void CallerGone(ILogger logger, string correlationId);

    [LoggerMessage(
        2003,
        LogLevel.Information,
        "A request broke the rules of HTTP and got {Status}: {Reason} {ReasonId} [{Requirements}] (correlation {CorrelationId})",
        EventName = "RequestBroken"
    )]
    private static partial void Broken(
        ILogger logger,
        int status,
        RejectionReason reason,
        int reasonId,
        string requirements,
        string correlationId
    );

    [LoggerMessage(
        2004,
        LogLevel.Error,
        "Something this node needs did not answer (correlation {CorrelationId})",
        EventName = "InfrastructureLost"
    )]
    public static partial void Unavailable(ILogger logger, string correlationId, Exception exception);

    [LoggerMessage(
        2005,
        LogLevel.Error,
        "A request failed unexpectedly (correlation {CorrelationId})",
        EventName = "RequestFailed"
    )]
    public static partial void Failed(ILogger logger, string correlationId, Exception exception);

    [LoggerMessage(
        2020,
        LogLevel.Error,
        "{Document} of {Subject} could not be refreshed; the last one is served while it lasts",
        EventName = "DocumentRefreshFailed"
    )]
    public static partial void RefreshFailed(
        ILogger logger,
        PublicEndpointKind document,
        string subject,
        Exception exception
    );

    [LoggerMessage(
        2021,
        LogLevel.Error,
        "No usable certificate signs the metadata of {FhirBase} in {Community} (server {Server})",
        EventName = "MetadataUnavailable"
    )]
    public static partial void NoMetadata(ILogger logger, string fhirBase, string community, string server);

    [LoggerMessage(
        2040,
        LogLevel.Error,
        "The keys of browser sessions could not be read; those of before stay in use",
        EventName = "SessionKeysUnread"
    )]
    public static partial void SessionKeysUnread(ILogger logger, Exception exception);

    [LoggerMessage(
        2041,
        LogLevel.Information,
        "The keys of browser sessions are read again",
        EventName = "SessionKeysRead"
    )]
    public static partial void SessionKeysReadAgain(ILogger logger);

    [LoggerMessage(
        2042,
        LogLevel.Warning,
        "The identity system of {Server} signed nobody in: {Fault} (correlation {CorrelationId})",
        EventName = "UpstreamFailed"
    )]
    public static partial void UpstreamFailed(ILogger logger, string server, string fault, string correlationId);

    [LoggerMessage(
        2100,
        LogLevel.Warning,
        "An operator request was refused: {Reason} {ReasonId} [{Requirements}] (source {Source}, correlation {CorrelationId})",
        EventName = "OperatorRefused"
    )]
    private static partial void OperatorRefused(
        ILogger logger,
        RejectionReason reason,
        int reasonId,
        string requirements,
        string source,
        string correlationId
    );

    [LoggerMessage(
        2101,
        LogLevel.Information,
        "Operator {Operator} did {Action} on {Subject} (server {Server}, correlation {CorrelationId})",
        EventName = "OperatorActed"
    )]
    public static partial void OperatorActed(
        ILogger logger,
        string @operator,
        string action,
        string subject,
        string server,
        string correlationId
    );
}
