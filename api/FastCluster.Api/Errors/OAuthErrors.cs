using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Errors;

/// <summary>
/// The only map from a reason to what the outside sees. The text is constant and tells no more than the code says; the
/// log names the reason. A reason that cannot occur at an endpoint reads as a mute server error there, since it is a bug.
/// </summary>
internal static partial class OAuthErrors
{
    private const int JwtFirst = 100;
    private const int CertificateFirst = 200;
    private const int RegistrationFirst = 300;
    private const int ScopeFirst = 400;
    private const int ExtensionFirst = 450;
    private const int CertificationFirst = 550;
    private const int EdgeFirst = 600;
    private const int AuthorizationFirst = 800;
    private const int CodeFirst = 850;
    private const int CodeAndRefreshEnd = 880;
    private const int AssertionEnd = 890;
    private const int IdentityProviderFirst = 1000;
    private const int IdentityProviderEnd = 1100;

    /// <summary>Answer to anything unexpected.</summary>
    public static OAuthError ServerError { get; } =
        new(StatusCodes.Status500InternalServerError, ErrorCodes.ServerError, "The server failed to answer.");

    /// <summary>Answer while something this server needs is away.</summary>
    public static OAuthError Unavailable { get; } =
        new(StatusCodes.Status503ServiceUnavailable, ErrorCodes.TemporarilyUnavailable, "Try again later.");

    /// <summary>What stands for a URL that is not served; sent without a body.</summary>
    public static OAuthError UnknownUrl { get; } =
        new(StatusCodes.Status404NotFound, ErrorCodes.InvalidRequest, "Nothing is served at this URL.");

    /// <summary>What stands for a method that is not served; sent without a body.</summary>
    public static OAuthError OtherMethod { get; } =
        new(StatusCodes.Status405MethodNotAllowed, ErrorCodes.InvalidRequest, "Use the method that is allowed.");

    /// <summary>Answer to a request that breaks HTTP, unless the server names another status.</summary>
    public static OAuthError Broken { get; } = Bad(ErrorCodes.InvalidRequest, "The request is broken.");

    private static OAuthError CommunityRepeated { get; } =
        Bad(ErrorCodes.InvalidRequest, "The parameter community may be sent once.");

    private static OAuthError TooMany { get; } =
        new(StatusCodes.Status429TooManyRequests, ErrorCodes.SlowDown, "Too many requests from this source.");

    /// <summary>What an endpoint answers for a reason.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="reason">The rule that refused.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing was refused, or the endpoint is unknown.</exception>
    public static OAuthError For(OAuthEndpoint endpoint, RejectionReason reason)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(reason, RejectionReason.None);
        return ForTransient(reason)
            ?? ForHttp(reason)
            ?? endpoint switch
            {
                OAuthEndpoint.Registration => ForRegistration(reason),
                OAuthEndpoint.Token => ForToken(reason),
                OAuthEndpoint.Introspection => ForIntrospection(reason),
                OAuthEndpoint.Revocation => ForRevocation(reason),
                OAuthEndpoint.RevocationFeed => ForRevocationFeed(reason),
                OAuthEndpoint.StatusList => ForStatusList(reason),
                OAuthEndpoint.Authorization => ForAuthorization(reason),
                OAuthEndpoint.UserInfo => ForUserInfo(reason),
                OAuthEndpoint.PushedRequest => IsWithin(reason, AuthorizationFirst, CodeFirst)
                    ? ForAuthorization(reason)
                    : ForToken(reason),
                _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "Unknown endpoint."),
            };
    }

    /// <summary>Reasons that lie with this server: the same everywhere, and the caller may retry.</summary>
    private static OAuthError? ForTransient(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.QuotaExceeded => TooMany,
            RejectionReason.ReplayNotReady
            or RejectionReason.JudgedStale
            or RejectionReason.RevocationIndexStale
            or RejectionReason.StoreUnavailable
            or RejectionReason.IdTokenKeyUnavailable
            or RejectionReason.RegistrationOverload
            or RejectionReason.RevocationPending
            or RejectionReason.RevocationStale => Unavailable,
            _ => null,
        };

    /// <summary>What is wrong before a form or a body is looked at: the same everywhere.</summary>
    private static OAuthError? ForHttp(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.QueryParameterRepeated => CommunityRepeated,
            RejectionReason.UrlUnknown => UnknownUrl,
            RejectionReason.MethodNotAllowed => OtherMethod,
            RejectionReason.RequestBroken => Broken,
            _ => null,
        };

    private static bool IsJwt(RejectionReason reason) => IsWithin(reason, JwtFirst, CertificateFirst);

    private static bool IsCertificate(RejectionReason reason) => IsWithin(reason, CertificateFirst, RegistrationFirst);

    private static bool IsRegistration(RejectionReason reason) => IsWithin(reason, RegistrationFirst, ScopeFirst);

    private static bool IsScope(RejectionReason reason) => IsWithin(reason, ScopeFirst, ExtensionFirst);

    private static bool IsExtension(RejectionReason reason) => IsWithin(reason, ExtensionFirst, CertificationFirst);

    private static bool IsCertification(RejectionReason reason) => IsWithin(reason, CertificationFirst, EdgeFirst);

    private static bool IsCodeOrRefresh(RejectionReason reason) => IsWithin(reason, CodeFirst, CodeAndRefreshEnd);

    private static bool IsAssertion(RejectionReason reason) => IsWithin(reason, CodeAndRefreshEnd, AssertionEnd);

    private static bool IsIdentityProvider(RejectionReason reason) =>
        IsWithin(reason, IdentityProviderFirst, IdentityProviderEnd);

    private static bool IsWithin(RejectionReason reason, int first, int end) =>
        (int)reason >= first && (int)reason < end;

    private static OAuthError Bad(string code, string description) =>
        new(StatusCodes.Status400BadRequest, code, description);
}
