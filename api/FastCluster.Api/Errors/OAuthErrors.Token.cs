using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Errors;

/// <summary>
/// Token endpoint: RFC 6749 section 5.2. Whatever is wrong with the assertion, the certificate or the client reads the
/// same, so that nobody learns which client ids exist (TOK-24); a bad signature is <c>invalid_client</c> (RFC 7523 section
/// 3.2) unless the client's community chose otherwise.
/// </summary>
internal static partial class OAuthErrors
{
    private static OAuthError ClientRefused { get; } =
        Bad(ErrorCodes.InvalidClient, "The client could not be authenticated.");

    private static OAuthError SignatureRefused { get; } =
        Bad(ErrorCodes.InvalidRequest, "The signature of the assertion does not verify.");

    private static OAuthError HeaderRefused { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            ErrorCodes.InvalidClient,
            "Clients authenticate by an assertion in the form."
        );

    private static OAuthError NotAForm { get; } =
        Bad(ErrorCodes.InvalidRequest, "The media type must be application/x-www-form-urlencoded in UTF-8.");

    private static OAuthError BrokenForm { get; } =
        Bad(
            ErrorCodes.InvalidRequest,
            "The form is not encoded as UTF-8 with percent escapes, or names too many resources."
        );

    private static OAuthError ParameterRepeated { get; } =
        Bad(ErrorCodes.InvalidRequest, "A parameter occurs more than once.");

    private static OAuthError ParameterMissing { get; } =
        Bad(
            ErrorCodes.InvalidRequest,
            "A required parameter is missing: client_assertion_type and client_assertion; for a token also grant_type and "
                + "what this grant carries; for introspection and revocation also token."
        );

    private static OAuthError OtherAssertionType { get; } =
        Bad(
            ErrorCodes.InvalidRequest,
            "The parameter client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer."
        );

    private static OAuthError TwoMechanisms { get; } =
        Bad(ErrorCodes.InvalidRequest, "Use one way of authentication: an assertion, without header or secret.");

    private static OAuthError FormTooLong { get; } =
        new(StatusCodes.Status413PayloadTooLarge, ErrorCodes.InvalidRequest, "The request is too large.");

    private static OAuthError UdapRequired { get; } = Bad(ErrorCodes.InvalidRequest, "The parameter udap must be 1.");

    private static OAuthError GrantRefused { get; } =
        Bad(ErrorCodes.InvalidGrant, "The authorization extension objects are missing or not acceptable.");

    private static OAuthError ScopeRefused { get; } =
        Bad(ErrorCodes.InvalidScope, "The requested scope is not available.");

    private static OAuthError TargetRefused { get; } =
        Bad(ErrorCodes.InvalidTarget, "The requested resource is not served.");

    private static OAuthError GrantUnknown { get; } =
        Bad(ErrorCodes.UnsupportedGrantType, "The grant type is not served.");

    private static OAuthError GrantNotRegistered { get; } =
        Bad(ErrorCodes.UnauthorizedClient, "The client is not registered for the grant type.");

    private static OAuthError CodeOrRefreshRefused { get; } =
        Bad(ErrorCodes.InvalidGrant, "The code or refresh token, or what belongs to it, is not valid.");

    private static OAuthError AssertionRefused { get; } =
        Bad(ErrorCodes.InvalidGrant, "The authorization assertion is not valid for this client.");

    private static OAuthError AssertionResources { get; } =
        Bad(ErrorCodes.InvalidRequest, "Authorization assertions with resources are not supported.");

    private static OAuthError ForToken(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.GrantTypeUnsupported => GrantUnknown,
            RejectionReason.GrantTypeNotRegistered => GrantNotRegistered,
            RejectionReason.ResourceUnknown => TargetRefused,
            _ when IsScope(reason) => ScopeRefused,
            _ when IsExtension(reason) => GrantRefused,
            RejectionReason.AuthorizationAssertionResources => AssertionResources,
            _ when IsAssertion(reason) => AssertionRefused,
            _ when IsCodeOrRefresh(reason) => CodeOrRefreshRefused,
            _ => ForForm(reason) ?? ForClient(reason) ?? ServerError,
        };

    /// <summary>The shape of a form post: the same at every form endpoint.</summary>
    private static OAuthError? ForForm(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.FormTooLarge => FormTooLong,
            RejectionReason.FormTwoCredentials or RejectionReason.FormClientSecret => TwoMechanisms,
            RejectionReason.FormAuthorizationHeader => HeaderRefused,
            RejectionReason.TokenUdapParameter => UdapRequired,
            RejectionReason.FormMediaType => NotAForm,
            RejectionReason.FormMalformed => BrokenForm,
            RejectionReason.FormParameterRepeated => ParameterRepeated,
            RejectionReason.FormParameterMissing => ParameterMissing,
            RejectionReason.FormAssertionType => OtherAssertionType,
            _ => null,
        };

    /// <summary>Who the client is, and whether it may act.</summary>
    private static OAuthError? ForClient(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.JwtSignatureInvalidAsRequest => SignatureRefused,
            RejectionReason.ClientUnknown
            or RejectionReason.ClientCancelled
            or RejectionReason.ClientDisabled
            or RejectionReason.ClientIdMismatch
            or RejectionReason.CertificationLapsed
            or RejectionReason.CertificationKeyLocked
            or RejectionReason.CertificationAddressNotAllowed
            or RejectionReason.CertificateNotBoundToClient => ClientRefused,
            _ => IsJwt(reason) || IsCertificate(reason) ? ClientRefused : null,
        };
}
