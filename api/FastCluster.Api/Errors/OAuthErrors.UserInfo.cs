using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Errors;

/// <summary>UserInfo: RFC 6750 section 3.1. Whatever is wrong with a token reads the same.</summary>
internal static partial class OAuthErrors
{
    /// <summary>A request without a token is told how to bring one and nothing else.</summary>
    public static OAuthError BearerMissing { get; } =
        new(StatusCodes.Status401Unauthorized, ErrorCodes.InvalidRequest, "An access token is needed.");

    private static OAuthError BearerPlace { get; } =
        Bad(ErrorCodes.InvalidRequest, "The access token is sent once: in the header Authorization, or in a form.");

    private static OAuthError BearerRefused { get; } =
        new(StatusCodes.Status401Unauthorized, ErrorCodes.InvalidToken, "The access token is not valid.");

    private static OAuthError BearerTooNarrow { get; } =
        new(StatusCodes.Status403Forbidden, ErrorCodes.InsufficientScope, "The access token lacks the scope openid.");

    private static OAuthError ForUserInfo(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.UserInfoTokenMissing => BearerMissing,
            RejectionReason.UserInfoTokenPlace => BearerPlace,
            RejectionReason.UserInfoTokenInvalid => BearerRefused,
            RejectionReason.UserInfoScopeMissing => BearerTooNarrow,
            _ => ForForm(reason) ?? ServerError,
        };
}
