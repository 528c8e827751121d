using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Api.Errors;

/// <summary>Registration: RFC 7591 section 3.2.2, UDAP registration section 5.2, UDAP certifications section 6.8.</summary>
internal static partial class OAuthErrors
{
    private static OAuthError InvalidStatement { get; } =
        Bad(ErrorCodes.InvalidSoftwareStatement, "The software statement is not valid.");

    private static OAuthError UnapprovedStatement { get; } =
        Bad(ErrorCodes.UnapprovedSoftwareStatement, "The certificate of the software statement is not trusted here.");

    private static OAuthError InvalidMetadata { get; } =
        Bad(
            ErrorCodes.InvalidClientMetadata,
            "The registration request or a member of the client metadata is not valid."
        );

    private static OAuthError NothingRegistered { get; } =
        Bad(ErrorCodes.InvalidClientMetadata, "There is no registration to cancel.");

    private static OAuthError MetadataScope { get; } =
        Bad(ErrorCodes.InvalidClientMetadata, "The requested scope cannot be registered.");

    private static OAuthError RegistrationScope { get; } =
        Bad(ErrorCodes.InvalidScope, "The requested scope cannot be registered.");

    private static OAuthError RedirectUri { get; } = Bad(ErrorCodes.InvalidRedirectUri, "A redirect URI is not valid.");

    private static OAuthError InvalidCertificationOffered { get; } =
        Bad(ErrorCodes.InvalidCertification, "A certification is not valid.");

    private static OAuthError CertificationNeeded { get; } =
        Bad(ErrorCodes.InvalidClientMetadata, "A required certification is missing.");

    private static OAuthError UnapprovedCertificationOffered { get; } =
        Bad(ErrorCodes.UnapprovedCertification, "A certification is not accepted here.");

    private static OAuthError NotJson { get; } =
        new(
            StatusCodes.Status415UnsupportedMediaType,
            ErrorCodes.InvalidClientMetadata,
            "The media type must be application/json."
        );

    private static OAuthError RegistrationTooLong { get; } =
        new(StatusCodes.Status413PayloadTooLarge, ErrorCodes.InvalidClientMetadata, "The request is too large.");

    private static OAuthError ForRegistration(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.RegistrationMediaType => NotJson,
            RejectionReason.RegistrationTooLarge => RegistrationTooLong,
            RejectionReason.SoftwareStatementMissing
            or RejectionReason.IssuerPurposeMissing
            or RejectionReason.CertificateMalformed => InvalidStatement,
            RejectionReason.CancellationWithoutRegistration => NothingRegistered,
            RejectionReason.MetadataRedirectUriInvalid or RejectionReason.MetadataRedirectHost => RedirectUri,
            RejectionReason.ScopeUserWithoutUserAsScope => RegistrationScope,
            RejectionReason.ClientDisabled => UnapprovedStatement,
            _ when IsJwt(reason) => InvalidStatement,
            _ when IsCertificate(reason) => UnapprovedStatement,
            _ when IsRegistration(reason) => InvalidMetadata,
            _ when IsScope(reason) => MetadataScope,
            _ when IsCertification(reason) => ForCertification(reason),
            _ => ServerError,
        };

    private static OAuthError ForCertification(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.CertificationRequired => CertificationNeeded,
            RejectionReason.CertificationCount or RejectionReason.CertificationUncovered => InvalidMetadata,
            RejectionReason.CertificationMalformed or RejectionReason.CertificationSignature =>
                InvalidCertificationOffered,
            _ => UnapprovedCertificationOffered,
        };
}
