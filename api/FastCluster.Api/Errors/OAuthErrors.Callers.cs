using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Errors;

/// <summary>Introspection (RFC 7662 section 2.3), the revocation feed, which refuses its callers alike, status lists, and revocation (RFC 7009 section 2.2.1).</summary>
internal static partial class OAuthErrors
{
    private static OAuthError CallerRefused { get; } =
        new(StatusCodes.Status401Unauthorized, ErrorCodes.InvalidClient, "The caller could not be authenticated.");

    private static OAuthError ForeignToken { get; } =
        Bad(ErrorCodes.InvalidGrant, "The token was not issued to this client.");

    private static OAuthError CursorTooLong { get; } =
        Bad(ErrorCodes.InvalidRequest, "The parameter cursor has at most 200 characters.");

    private static OAuthError WaitOutOfRange { get; } =
        Bad(ErrorCodes.InvalidRequest, "The parameter wait is a whole number of seconds from 0 to 30.");

    private static OAuthError NoSuchList { get; } =
        new(StatusCodes.Status404NotFound, ErrorCodes.InvalidRequest, "There is no such status list.");

    private static OAuthError ForStatusList(RejectionReason reason) =>
        reason == RejectionReason.StatusListUnknown ? NoSuchList : ServerError;

    private static OAuthError ForRevocationFeed(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.FeedCursorTooLong => CursorTooLong,
            RejectionReason.FeedWaitOutOfRange => WaitOutOfRange,
            _ => ForIntrospection(reason),
        };

    private static OAuthError ForIntrospection(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.CallerAnonymous or RejectionReason.CallerUnknown => CallerRefused,
            _ when ForForm(reason) is { } form => form,
            _ => ForClient(reason) is null ? ServerError : CallerRefused,
        };

    private static OAuthError ForRevocation(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.TokenOfAnotherClient => ForeignToken,
            RejectionReason.CallerAnonymous or RejectionReason.CallerUnknown => ClientRefused,
            _ => ForForm(reason) ?? ForClient(reason) ?? ServerError,
        };
}
