using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Errors;

/// <summary>
/// Authorization endpoint: RFC 6749 section 4.1.2.1, OpenID Connect Core section 3.1.2.6, UDAP Tiered OAuth section 3.3.
/// Whether an error is redirected or shown is judged with the request; whatever is wrong with the client reads the same
/// (TOK-24).
/// </summary>
internal static partial class OAuthErrors
{
    private static OAuthError ClientNotServed { get; } =
        Bad(ErrorCodes.InvalidRequest, "The client is not registered here, or not for the address to return to.");

    private static OAuthError RequestTooLarge { get; } =
        Bad(ErrorCodes.InvalidRequest, "The request or a parameter of it is too long.");

    private static OAuthError RequestObject { get; } =
        Bad(ErrorCodes.RequestNotSupported, "The parameter request is not supported.");

    private static OAuthError RequestReference { get; } =
        Bad(ErrorCodes.RequestUriNotSupported, "The parameter request_uri is not supported.");

    private static OAuthError RequestReferenceUnknown { get; } =
        Bad(ErrorCodes.InvalidRequestUri, "The parameter request_uri names no request of this client.");

    private static OAuthError OtherResponseType { get; } =
        Bad(ErrorCodes.UnsupportedResponseType, "The parameter response_type must be code.");

    private static OAuthError OtherResponseMode { get; } =
        Bad(ErrorCodes.InvalidRequest, "The parameter response_mode must be query.");

    private static OAuthError StateNeeded { get; } = Bad(ErrorCodes.InvalidRequest, "The parameter state is missing.");

    private static OAuthError ChallengeNeeded { get; } =
        Bad(ErrorCodes.InvalidRequest, "A code_challenge of 43 characters with code_challenge_method S256 is needed.");

    private static OAuthError PromptRefused { get; } =
        Bad(ErrorCodes.InvalidRequest, "The parameter prompt or max_age is not valid.");

    private static OAuthError OtherAudience { get; } =
        Bad(ErrorCodes.InvalidRequest, "The parameter aud names no resource server of this server.");

    private static OAuthError IdpRefused { get; } = Bad(ErrorCodes.InvalidIdp, "The identity provider cannot be used.");

    private static OAuthError IdpAnswerForeign { get; } =
        Bad(ErrorCodes.ServerError, "The answer of the identity provider belongs to no sign-in that is under way.");

    private static OAuthError IdpSignedNobodyIn { get; } =
        Bad(ErrorCodes.AccessDenied, "The identity provider did not sign the person in as needed.");

    private static OAuthError PersonUnknown { get; } =
        Bad(ErrorCodes.AccessDenied, "The person of the identity provider is not known here.");

    private static OAuthError SignInNeeded { get; } = Bad(ErrorCodes.LoginRequired, "The person has to sign in.");

    private static OAuthError ConsentNeededHere { get; } =
        Bad(ErrorCodes.ConsentRequired, "The person has to consent.");

    private static OAuthError AnswerNeeded { get; } =
        Bad(ErrorCodes.InteractionRequired, "The person has to answer a page.");

    private static OAuthError Declined { get; } = Bad(ErrorCodes.AccessDenied, "The person did not allow access.");

    private static OAuthError PageOutOfDate { get; } =
        Bad(ErrorCodes.InvalidRequest, "The page is out of date or was sent twice. Start again from the application.");

    private static OAuthError SignInRefusedHere { get; } =
        new(StatusCodes.Status403Forbidden, ErrorCodes.AccessDenied, "The person could not be signed in.");

    private static OAuthError ForAuthorization(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.GrantTypeNotRegistered => GrantNotRegistered,
            RejectionReason.ResourceUnknown => TargetRefused,
            _ when IsScope(reason) => ScopeRefused,
            _ when IsIdentityProvider(reason) => ForIdentityProvider(reason),
            _ => ForAuthorizationRequest(reason) ?? ForPerson(reason) ?? ForTarget(reason) ?? ServerError,
        };

    /// <summary>What is wrong with the parameters.</summary>
    private static OAuthError? ForAuthorizationRequest(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.AuthorizationTooLarge or RejectionReason.AuthorizationParameterTooLong => RequestTooLarge,
            RejectionReason.AuthorizationParameterRepeated or RejectionReason.AuthorizationTargetRepeated =>
                ParameterRepeated,
            RejectionReason.AuthorizationClientMissing
            or RejectionReason.RedirectUriMissing
            or RejectionReason.ResponseTypeMissing => ParameterMissing,
            RejectionReason.RequestObjectUnsupported => RequestObject,
            RejectionReason.RequestUriUnsupported => RequestReference,
            RejectionReason.RequestUriInvalid => RequestReferenceUnknown,
            RejectionReason.ResponseTypeUnsupported => OtherResponseType,
            RejectionReason.ResponseModeUnsupported => OtherResponseMode,
            RejectionReason.StateMissing => StateNeeded,
            RejectionReason.ChallengeMissing or RejectionReason.ChallengeMethod or RejectionReason.ChallengeSyntax =>
                ChallengeNeeded,
            RejectionReason.UdapScopeNotRegistered or RejectionReason.IdentityScopesMissing => ScopeRefused,
            RejectionReason.PromptInvalid or RejectionReason.MaxAgeInvalid => PromptRefused,
            RejectionReason.IdpMalformed or RejectionReason.IdpIsSelf => IdpRefused,
            RejectionReason.AudienceUnknown => OtherAudience,
            _ => null,
        };

    /// <summary>What an identity provider did, and who the person is after it (section 17.3 of the matrix).</summary>
    private static OAuthError ForIdentityProvider(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.IdpStateInvalid => IdpAnswerForeign,
            RejectionReason.IdpStateUsed or RejectionReason.PersonLinkInvalid => PageOutOfDate,
            RejectionReason.IdpDenied or RejectionReason.IdTokenAssurance => IdpSignedNobodyIn,
            RejectionReason.IdpBusy => Unavailable,
            RejectionReason.PersonNotResolved => PersonUnknown,
            _ => IdpRefused,
        };

    /// <summary>What the person did, or would have to do.</summary>
    private static OAuthError? ForPerson(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.LoginRequired => SignInNeeded,
            RejectionReason.PersonConsentRequired => ConsentNeededHere,
            RejectionReason.InteractionRequired => AnswerNeeded,
            RejectionReason.PersonDeclined => Declined,
            RejectionReason.ConsentTicketInvalid or RejectionReason.PageRequestForged => PageOutOfDate,
            RejectionReason.SignInRefused or RejectionReason.SignInFailed => SignInRefusedHere,
            _ => null,
        };

    /// <summary>Who asks and where the answer would go, and the shape of a posted request.</summary>
    private static OAuthError? ForTarget(RejectionReason reason) =>
        reason is RejectionReason.RedirectUriMismatch or RejectionReason.ClientWithoutRedirectUris
        || ForClient(reason) is not null
            ? ClientNotServed
            : ForForm(reason);
}
