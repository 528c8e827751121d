using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Errors;

/// <summary>
/// How a holder of a bearer token is told why it did not do (RFC 6750 section 3): constants only, and no code where none was
/// brought.
/// </summary>
internal static class BearerChallenge
{
    private const string Scheme = "Bearer realm=\"fastcluster\"";
    private const string Scope = "openid";

    /// <summary>Sets the header for 400, 401 and 403.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="error">What the outside sees.</param>
    public static void Set(HttpResponse response, OAuthError error)
    {
        var isAboutToken =
            error.Status
            is StatusCodes.Status400BadRequest
                or StatusCodes.Status401Unauthorized
                or StatusCodes.Status403Forbidden;
        if (isAboutToken)
        {
            response.Headers.WWWAuthenticate =
                error == OAuthErrors.BearerMissing ? Scheme
                : error.Status == StatusCodes.Status403Forbidden
                    ? $"{Scheme}, error=\"{error.Code}\", error_description=\"{error.Description}\", scope=\"{Scope}\""
                : $"{Scheme}, error=\"{error.Code}\", error_description=\"{error.Description}\"";
        }
    }
}
