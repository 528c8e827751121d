using FastCluster.Api.Admin;
using FastCluster.Api.Errors;

namespace FastCluster.Api.Tests.Errors;

public sealed class OAuthErrorsTests
{
    private const int OperatorFirst = 750;
    private const int OperatorEnd = 800;

    public static TheoryData<RejectionReason> Public =>
        [.. All().Where(reason => (int)reason is < OperatorFirst or >= OperatorEnd)];

    public static TheoryData<RejectionReason> OfIdentityProviders =>
        [
            .. All()
                .Where(reason => (int)reason is >= 1000 and < 1100)
                .Except([
                    RejectionReason.IdpStateInvalid,
                    RejectionReason.IdpStateUsed,
                    RejectionReason.IdpDenied,
                    RejectionReason.IdpBusy,
                    RejectionReason.IdTokenAssurance,
                    RejectionReason.PersonNotResolved,
                    RejectionReason.PersonLinkInvalid,
                ]),
        ];

    public static TheoryData<RejectionReason> OfOperators =>
        [.. All().Where(reason => (int)reason is >= OperatorFirst and < OperatorEnd)];

    [Theory]
    [MemberData(nameof(Public))]
    public void For_EveryPublicReason_IsMappedAtSomeEndpoint(RejectionReason reason)
    {
        var errors = Enum.GetValues<OAuthEndpoint>().Select(endpoint => OAuthErrors.For(endpoint, reason)).ToList();

        Assert.Contains(errors, error => error != OAuthErrors.ServerError);
        Assert.All(errors, error => Assert.InRange(error.Status, 400, 503));
        Assert.All(errors, error => Assert.Matches("^[a-z_]+$", error.Code));
    }

    [Theory]
    [MemberData(nameof(OfOperators))]
    public void Describe_EveryOperatorReason_IsMapped(RejectionReason reason) =>
        Assert.InRange(ProblemReply.Describe(reason).Status, 400, 499);

    [Fact]
    public void For_None_IsABug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OAuthErrors.For(OAuthEndpoint.Token, RejectionReason.None));

    [Theory]
    [Requirement("REG-32")]
    [InlineData(RejectionReason.RegistrationMediaType, 415, "invalid_client_metadata")]
    [InlineData(RejectionReason.RegistrationBody, 400, "invalid_client_metadata")]
    [InlineData(RejectionReason.RegistrationUdapVersion, 400, "invalid_client_metadata")]
    [InlineData(RejectionReason.SoftwareStatementMissing, 400, "invalid_software_statement")]
    [InlineData(RejectionReason.JwtChainMissing, 400, "invalid_software_statement")]
    [InlineData(RejectionReason.JwtSignatureInvalid, 400, "invalid_software_statement")]
    [InlineData(RejectionReason.JwtReplayed, 400, "invalid_software_statement")]
    [InlineData(RejectionReason.JwtIssuerNotInCertificate, 400, "invalid_software_statement")]
    [InlineData(RejectionReason.CertificateMalformed, 400, "invalid_software_statement")]
    [InlineData(RejectionReason.PathNotFound, 400, "unapproved_software_statement")]
    [InlineData(RejectionReason.CertificateRevoked, 400, "unapproved_software_statement")]
    [InlineData(RejectionReason.RevocationUnknown, 400, "unapproved_software_statement")]
    [InlineData(RejectionReason.RevocationPending, 503, "temporarily_unavailable")]
    [InlineData(RejectionReason.RevocationStale, 503, "temporarily_unavailable")]
    [InlineData(RejectionReason.MetadataContacts, 400, "invalid_client_metadata")]
    [InlineData(RejectionReason.MetadataRedirectUris, 400, "invalid_client_metadata")]
    [InlineData(RejectionReason.MetadataRedirectUriInvalid, 400, "invalid_redirect_uri")]
    [InlineData(RejectionReason.ScopeNoneSupported, 400, "invalid_client_metadata")]
    [InlineData(RejectionReason.ScopeUserWithoutUserAsScope, 400, "invalid_scope")]
    [InlineData(RejectionReason.CertificationRequired, 400, "invalid_client_metadata")]
    [InlineData(RejectionReason.CertificationUntrusted, 400, "unapproved_certification")]
    [InlineData(RejectionReason.CertificationSignature, 400, "invalid_certification")]
    [InlineData(RejectionReason.CancellationWithoutRegistration, 400, "invalid_client_metadata")]
    [InlineData(RejectionReason.QuotaExceeded, 429, "slow_down")]
    [InlineData(RejectionReason.RegistrationOverload, 503, "temporarily_unavailable")]
    public void For_Registration_AnswersAsTheTableSays(RejectionReason reason, int status, string code) =>
        AssertError(OAuthEndpoint.Registration, reason, status, code);

    [Theory]
    [Requirement("TOK-23")]
    [InlineData(RejectionReason.FormMediaType, 400, "invalid_request")]
    [InlineData(RejectionReason.FormParameterRepeated, 400, "invalid_request")]
    [InlineData(RejectionReason.FormAssertionType, 400, "invalid_request")]
    [InlineData(RejectionReason.FormTwoCredentials, 400, "invalid_request")]
    [InlineData(RejectionReason.FormAuthorizationHeader, 401, "invalid_client")]
    [InlineData(RejectionReason.TokenUdapParameter, 400, "invalid_request")]
    [InlineData(RejectionReason.JwtChainMissing, 400, "invalid_client")]
    [InlineData(RejectionReason.JwtSignatureInvalid, 400, "invalid_client")]
    [InlineData(RejectionReason.JwtSignatureInvalidAsRequest, 400, "invalid_request")]
    [InlineData(RejectionReason.JwtReplayed, 400, "invalid_client")]
    [InlineData(RejectionReason.CertificateMalformed, 400, "invalid_client")]
    [InlineData(RejectionReason.CertificateRevoked, 400, "invalid_client")]
    [InlineData(RejectionReason.CertificateNotBoundToClient, 400, "invalid_client")]
    [InlineData(RejectionReason.ClientIdMismatch, 400, "invalid_client")]
    [InlineData(RejectionReason.GrantTypeNotRegistered, 400, "unauthorized_client")]
    [InlineData(RejectionReason.GrantTypeUnsupported, 400, "unsupported_grant_type")]
    [InlineData(RejectionReason.B2bMissing, 400, "invalid_grant")]
    [InlineData(RejectionReason.ConsentRequired, 400, "invalid_grant")]
    [InlineData(RejectionReason.ScopeNoneSupported, 400, "invalid_scope")]
    [InlineData(RejectionReason.ResourceUnknown, 400, "invalid_target")]
    [InlineData(RejectionReason.StoreUnavailable, 503, "temporarily_unavailable")]
    public void For_Token_AnswersAsTheTableSays(RejectionReason reason, int status, string code) =>
        AssertError(OAuthEndpoint.Token, reason, status, code);

    [Theory]
    [Requirement("CONS-16")]
    [InlineData(RejectionReason.AuthorizationClientMissing, 400, "invalid_request")]
    [InlineData(RejectionReason.AuthorizationTargetRepeated, 400, "invalid_request")]
    [InlineData(RejectionReason.ClientUnknown, 400, "invalid_request")]
    [InlineData(RejectionReason.RedirectUriMismatch, 400, "invalid_request")]
    [InlineData(RejectionReason.RedirectUriMissing, 400, "invalid_request")]
    [InlineData(RejectionReason.AuthorizationParameterRepeated, 400, "invalid_request")]
    [InlineData(RejectionReason.RequestObjectUnsupported, 400, "request_not_supported")]
    [InlineData(RejectionReason.RequestUriUnsupported, 400, "request_uri_not_supported")]
    [InlineData(RejectionReason.RequestUriInvalid, 400, "invalid_request_uri")]
    [InlineData(RejectionReason.ResponseTypeMissing, 400, "invalid_request")]
    [InlineData(RejectionReason.ResponseTypeUnsupported, 400, "unsupported_response_type")]
    [InlineData(RejectionReason.GrantTypeNotRegistered, 400, "unauthorized_client")]
    [InlineData(RejectionReason.StateMissing, 400, "invalid_request")]
    [InlineData(RejectionReason.ChallengeMissing, 400, "invalid_request")]
    [InlineData(RejectionReason.ChallengeMethod, 400, "invalid_request")]
    [InlineData(RejectionReason.ChallengeSyntax, 400, "invalid_request")]
    [InlineData(RejectionReason.ScopeNoneSupported, 400, "invalid_scope")]
    [InlineData(RejectionReason.ScopeRequired, 400, "invalid_scope")]
    [InlineData(RejectionReason.UdapScopeNotRegistered, 400, "invalid_scope")]
    [InlineData(RejectionReason.PromptInvalid, 400, "invalid_request")]
    [InlineData(RejectionReason.IdpMalformed, 400, "invalid_idp")]
    [InlineData(RejectionReason.IdpIsSelf, 400, "invalid_idp")]
    [InlineData(RejectionReason.IdpStateInvalid, 400, "server_error")]
    [InlineData(RejectionReason.IdpStateUsed, 400, "invalid_request")]
    [InlineData(RejectionReason.IdpDenied, 400, "access_denied")]
    [InlineData(RejectionReason.IdpBusy, 503, "temporarily_unavailable")]
    [InlineData(RejectionReason.IdTokenAssurance, 400, "access_denied")]
    [InlineData(RejectionReason.PersonNotResolved, 400, "access_denied")]
    [InlineData(RejectionReason.PersonLinkInvalid, 400, "invalid_request")]
    [InlineData(RejectionReason.AudienceUnknown, 400, "invalid_request")]
    [InlineData(RejectionReason.ResourceUnknown, 400, "invalid_target")]
    [InlineData(RejectionReason.LoginRequired, 400, "login_required")]
    [InlineData(RejectionReason.PersonConsentRequired, 400, "consent_required")]
    [InlineData(RejectionReason.InteractionRequired, 400, "interaction_required")]
    [InlineData(RejectionReason.PersonDeclined, 400, "access_denied")]
    [InlineData(RejectionReason.PageRequestForged, 400, "invalid_request")]
    [InlineData(RejectionReason.StoreUnavailable, 503, "temporarily_unavailable")]
    public void For_Authorization_AnswersAsTheTableSays(RejectionReason reason, int status, string code) =>
        AssertError(OAuthEndpoint.Authorization, reason, status, code);

    [Theory]
    [Requirement("TOK-24")]
    [InlineData(RejectionReason.ClientCancelled)]
    [InlineData(RejectionReason.ClientDisabled)]
    [InlineData(RejectionReason.RedirectUriMismatch)]
    [InlineData(RejectionReason.ClientWithoutRedirectUris)]
    [InlineData(RejectionReason.CommunityNotTrusted)]
    public void For_AuthorizationOfUnknownOrRefusedClient_ReadsTheSame(RejectionReason reason) =>
        Assert.Same(
            OAuthErrors.For(OAuthEndpoint.Authorization, RejectionReason.ClientUnknown),
            OAuthErrors.For(OAuthEndpoint.Authorization, reason)
        );

    /// <summary>The application learns that it cannot be this identity provider, and no more.</summary>
    [Theory]
    [Requirement("TIER-12")]
    [Requirement("TIER-27")]
    [MemberData(nameof(OfIdentityProviders))]
    public void For_AuthorizationThroughABadIdentityProvider_IsInvalidIdp(RejectionReason reason)
    {
        AssertError(OAuthEndpoint.Authorization, reason, 400, "invalid_idp");
        Assert.Same(
            OAuthErrors.For(OAuthEndpoint.Authorization, RejectionReason.IdpMalformed),
            OAuthErrors.For(OAuthEndpoint.Authorization, reason)
        );
    }

    /// <summary>Whoever tries codes and refresh tokens learns from no answer how far one got.</summary>
    [Theory]
    [Requirement("TOK-14")]
    [Requirement("TOK-24")]
    [InlineData(RejectionReason.CodeInvalid)]
    [InlineData(RejectionReason.CodeExpired)]
    [InlineData(RejectionReason.CodeOfAnotherClient)]
    [InlineData(RejectionReason.CodeRedirectMismatch)]
    [InlineData(RejectionReason.CodeUsed)]
    [InlineData(RejectionReason.CodeUseUnknown)]
    [InlineData(RejectionReason.VerifierMissing)]
    [InlineData(RejectionReason.VerifierSyntax)]
    [InlineData(RejectionReason.VerifierWrong)]
    [InlineData(RejectionReason.VerifierWithoutChallenge)]
    [InlineData(RejectionReason.RefreshTokenInvalid)]
    [InlineData(RejectionReason.RefreshTokenExpired)]
    [InlineData(RejectionReason.RefreshTokenOfAnotherClient)]
    [InlineData(RejectionReason.RefreshTokenReused)]
    [InlineData(RejectionReason.RefreshFamilyDead)]
    public void For_TokenOfACodeOrRefreshToken_ReadsTheSame(RejectionReason reason)
    {
        AssertError(OAuthEndpoint.Token, reason, 400, "invalid_grant");
        Assert.Same(
            OAuthErrors.For(OAuthEndpoint.Token, RejectionReason.CodeUsed),
            OAuthErrors.For(OAuthEndpoint.Token, reason)
        );
    }

    /// <summary>What is wrong with an authorization assertion is no fault of the client's own proof.</summary>
    [Theory]
    [Requirement("AZA-04")]
    [Requirement("AZA-12")]
    [InlineData(RejectionReason.AuthorizationAssertionMalformed, "invalid_grant")]
    [InlineData(RejectionReason.AuthorizationAssertionResources, "invalid_request")]
    [InlineData(RejectionReason.AuthorizationAssertionAudience, "invalid_grant")]
    [InlineData(RejectionReason.AuthorizationAssertionNotInTime, "invalid_grant")]
    [InlineData(RejectionReason.AuthorizationAssertionForAnother, "invalid_grant")]
    [InlineData(RejectionReason.AuthorizationAssertionSubject, "invalid_grant")]
    [InlineData(RejectionReason.AuthorizationAssertionUntrusted, "invalid_grant")]
    [InlineData(RejectionReason.AuthorizationAssertionReplayed, "invalid_grant")]
    public void For_TokenOfAnAuthorizationAssertion_IsAnInvalidGrant(RejectionReason reason, string error) =>
        AssertError(OAuthEndpoint.Token, reason, 400, error);

    [Theory]
    [InlineData(RejectionReason.CallerAnonymous, 401, "invalid_client")]
    [InlineData(RejectionReason.CallerUnknown, 401, "invalid_client")]
    [InlineData(RejectionReason.JwtExpired, 401, "invalid_client")]
    [InlineData(RejectionReason.RevocationIndexStale, 503, "temporarily_unavailable")]
    [Requirement("REV-09")]
    public void For_Introspection_AnswersAsTheTableSays(RejectionReason reason, int status, string code) =>
        AssertError(OAuthEndpoint.Introspection, reason, status, code);

    [Theory]
    [InlineData(RejectionReason.FeedCursorTooLong, 400, "invalid_request")]
    [InlineData(RejectionReason.FeedWaitOutOfRange, 400, "invalid_request")]
    [InlineData(RejectionReason.CallerUnknown, 401, "invalid_client")]
    [InlineData(RejectionReason.JwtExpired, 401, "invalid_client")]
    [InlineData(RejectionReason.RevocationIndexStale, 503, "temporarily_unavailable")]
    [Requirement("REV-12")]
    public void For_RevocationFeed_AnswersAsTheTableSays(RejectionReason reason, int status, string code) =>
        AssertError(OAuthEndpoint.RevocationFeed, reason, status, code);

    [Theory]
    [InlineData(RejectionReason.StatusListUnknown, 404, "invalid_request")]
    [InlineData(RejectionReason.RevocationIndexStale, 503, "temporarily_unavailable")]
    [InlineData(RejectionReason.QuotaExceeded, 429, "slow_down")]
    [Requirement("REV-13")]
    public void For_StatusList_AnswersAsTheTableSays(RejectionReason reason, int status, string code) =>
        AssertError(OAuthEndpoint.StatusList, reason, status, code);

    [Theory]
    [InlineData(RejectionReason.ClientUnknown)]
    [InlineData(RejectionReason.ClientCancelled)]
    [InlineData(RejectionReason.ClientDisabled)]
    [InlineData(RejectionReason.JwtSignatureInvalid)]
    [Requirement("TOK-24")]
    public void For_TokenOfUnknownOrRefusedClient_ReadsTheSame(RejectionReason reason) =>
        Assert.Same(
            OAuthErrors.For(OAuthEndpoint.Token, RejectionReason.JwtExpired),
            OAuthErrors.For(OAuthEndpoint.Token, reason)
        );

    /// <summary>A form is no secret of the server: each mistake in its shape has a text of its own.</summary>
    [Theory]
    [InlineData(RejectionReason.FormMediaType, "application/x-www-form-urlencoded in UTF-8")]
    [InlineData(RejectionReason.FormMalformed, "not encoded")]
    [InlineData(RejectionReason.FormParameterMissing, "missing")]
    [InlineData(RejectionReason.FormParameterRepeated, "more than once")]
    [InlineData(RejectionReason.FormAssertionType, "client_assertion_type")]
    public void For_MistakeInAForm_NamesItAtEveryFormEndpoint(RejectionReason reason, string text)
    {
        var errors = new[] { OAuthEndpoint.Token, OAuthEndpoint.Introspection, OAuthEndpoint.Revocation }
            .Select(endpoint => OAuthErrors.For(endpoint, reason))
            .Distinct();

        var error = Assert.Single(errors);
        Assert.Equal((400, "invalid_request"), (error.Status, error.Code));
        Assert.Contains(text, error.Description, StringComparison.Ordinal);
    }

    private static void AssertError(OAuthEndpoint endpoint, RejectionReason reason, int status, string code)
    {
        var error = OAuthErrors.For(endpoint, reason);

        Assert.Equal((status, code), (error.Status, error.Code));
    }

    private static IEnumerable<RejectionReason> All() =>
        Enum.GetValues<RejectionReason>().Where(reason => reason != RejectionReason.None);
}
