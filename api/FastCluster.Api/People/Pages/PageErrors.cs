using FastCluster.Api.Errors;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.People.Pages;

/// <summary>Which text an error page has: what to do next, and nothing that only an operator should know.</summary>
internal static class PageErrors
{
    /// <summary>Start of the names of an error's texts.</summary>
    /// <param name="error">What the outside sees.</param>
    /// <param name="reason">The rule that refused; none for a fault of this server.</param>
    public static string KindOf(OAuthError error, RejectionReason reason)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Status switch
        {
            StatusCodes.Status429TooManyRequests => "error.busy",
            StatusCodes.Status503ServiceUnavailable => "error.away",
            >= StatusCodes.Status500InternalServerError => "error.fault",
            _ => KindOf(reason),
        };
    }

    private static string KindOf(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.ConsentTicketInvalid
            or RejectionReason.PageRequestForged
            or RejectionReason.RequestUriInvalid
            or RejectionReason.IdpStateInvalid
            or RejectionReason.IdpStateUsed
            or RejectionReason.PersonLinkInvalid => "error.stale",
            RejectionReason.SignInRefused or RejectionReason.SignInFailed => "error.signin",
            RejectionReason.AuthorizationClientMissing
            or RejectionReason.AuthorizationTargetRepeated
            or RejectionReason.RedirectUriMissing
            or RejectionReason.RedirectUriMismatch
            or RejectionReason.ClientWithoutRedirectUris
            or RejectionReason.ClientUnknown
            or RejectionReason.ClientCancelled
            or RejectionReason.ClientDisabled => "error.app",
            _ => "error.request",
        };
}
