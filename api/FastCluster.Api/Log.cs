using FastCluster.Api.Routing;
using FastCluster.Udap.Rejections;
using Microsoft.Extensions.Logging;

namespace FastCluster.Api;

/// <summary>
/// Every message of the edge; ids 2000 to 2199 are never reused. No token, assertion, key or form value is ever an
/// argument. A fault of the caller is information, a fault of ours an error.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(
        2000,
        LogLevel.Information,
        "{Endpoint} refused a request: {Reason} (server {Server}, source {Source}, correlation {CorrelationId})",
        EventName = "RequestRefused"
    )]
    public static partial void Refused(
        ILogger logger,
        PublicEndpointKind endpoint,
        RejectionReason reason,
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
        "A request broke the rules of HTTP and got {Status} (correlation {CorrelationId})",
        EventName = "RequestBroken"
    )]
    public static partial void BrokenRequest(ILogger logger, int status, string correlationId);

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
        2100,
        LogLevel.Warning,
        "An operator request was refused: {Reason} (source {Source}, correlation {CorrelationId})",
        EventName = "OperatorRefused"
    )]
    public static partial void OperatorRefused(
        ILogger logger,
        RejectionReason reason,
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
