using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FastCluster.ResourceServer.Bearer;

/// <summary>
/// What a caller is told (RFC 6750 section 3). The texts are fixed: why a token is not valid stays here. AT-11.
/// </summary>
internal static class Challenges
{
    private const int RetryAfterSeconds = 1;

    /// <summary>No token came: how to come back, without an error (section 3.1).</summary>
    public static void AskForToken(HttpResponse response, string realm) =>
        Write(response, StatusCodes.Status401Unauthorized, realm, string.Empty);

    /// <summary>The <c>Authorization</c> header is repeated, or holds no token.</summary>
    public static void RefuseRequest(HttpResponse response, string realm) =>
        Write(
            response,
            StatusCodes.Status400BadRequest,
            realm,
            """, error="invalid_request", error_description="Send one access token in one Authorization header." """
        );

    /// <summary>The token is not valid, for whatever reason.</summary>
    public static void RefuseToken(HttpResponse response, string realm) =>
        Write(
            response,
            StatusCodes.Status401Unauthorized,
            realm,
            """, error="invalid_token", error_description="The access token is not valid here." """
        );

    /// <summary>The token lacks a scope.</summary>
    /// <param name="response">The response.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="scope">What the resource needs.</param>
    public static void RefuseScope(HttpResponse response, string realm, string scope) =>
        Write(
            response,
            StatusCodes.Status403Forbidden,
            realm,
            ", error=\"insufficient_scope\", error_description=\"The access token lacks a scope.\""
                + $", scope=\"{scope}\""
        );

    /// <summary>The token was issued for another purpose. There is no code of its own; the description tells it apart. N7.</summary>
    public static void RefusePurpose(HttpResponse response, string realm) =>
        Write(
            response,
            StatusCodes.Status403Forbidden,
            realm,
            """, error="insufficient_scope", error_description="The access token is for another purpose of use." """
        );

    /// <summary>It cannot be known now whether the token is valid: no challenge, since another token would not help.</summary>
    public static void AskToComeBack(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
    }

    private static void Write(HttpResponse response, int status, string realm, string error)
    {
        response.StatusCode = status;
        response.Headers.Append("WWW-Authenticate", $"Bearer realm=\"{realm}\"{error.TrimEnd()}");
    }
}
