using FastCluster.Udap.Certificates;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Udap.UpstreamMetadata;

/// <summary>
/// The ordered rules of a client on the metadata of an identity provider, after signature, path and revocation of the signed
/// part were judged by the caller. Any failure ends it: the plain part alone is never used. Pure; any number of callers at
/// once. TIER-06 to TIER-08, DISC-20 to DISC-27; UDAP server metadata section 3.
/// </summary>
public static class IdentityProviderValidator
{
    private static readonly TimeSpan s_longestYear = TimeSpan.FromDays(366);

    /// <summary>What is said of a signer that was refused. TIER-07.</summary>
    /// <param name="signer">Why signature, path or revocation was refused, or none.</param>
    /// <returns>
    /// <see cref="RejectionReason.IdpMetadataSignature"/>, <see cref="RejectionReason.IdpMetadataUntrusted"/>, the reason
    /// itself where the caller may try again, or none.
    /// </returns>
    public static RejectionReason ReasonOf(RejectionReason signer) =>
        SignerRefusals.Translate(signer, RejectionReason.IdpMetadataSignature, RejectionReason.IdpMetadataUntrusted);

    /// <summary>Judges a document.</summary>
    /// <param name="document">The document; the signature of its signed part verified with the key of <c>x5c[0]</c>.</param>
    /// <param name="signer">The proven path of that <c>x5c</c>, revocation judged.</param>
    /// <param name="baseUrl">The base URL asked, exact.</param>
    /// <param name="isNamed">Whether the operator named this base URL, and so answers for where its endpoints are.</param>
    /// <param name="skew">Allowance for clocks that differ, zero or more.</param>
    /// <param name="now">The server's time.</param>
    public static IdentityProviderOutcome Validate(
        MetadataDocument document,
        CertificatePath signer,
        string baseUrl,
        bool isNamed,
        TimeSpan skew,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentException.ThrowIfNullOrEmpty(baseUrl);
        if (!SignedMetadata.TryRead(document.SignedMetadata.Claims, out var signed))
        {
            return new IdentityProviderOutcome.Rejected(RejectionReason.IdpMetadataClaims);
        }

        var reason = CheckParties(signed!.Standard, signer, baseUrl);
        reason = reason == RejectionReason.None ? CheckTimes(signed.Standard, skew, now) : reason;
        reason = reason == RejectionReason.None ? CheckEndpoints(document, signed, isNamed) : reason;
        reason = reason == RejectionReason.None ? CheckAbilities(document) : reason;
        return reason == RejectionReason.None
            ? new IdentityProviderOutcome.Accepted(Describe(document, signed))
            : new IdentityProviderOutcome.Rejected(reason);
    }

    private static RejectionReason CheckParties(StandardClaims claims, CertificatePath signer, string baseUrl) =>
        claims.Issuer != baseUrl ? RejectionReason.IdpMetadataIssuer
        : !signer.Leaf.UriNames.Contains(claims.Issuer, StringComparer.Ordinal)
            ? RejectionReason.IdpMetadataIssuerNotInCertificate
        : claims.Subject != claims.Issuer ? RejectionReason.IdpMetadataSubject
        : RejectionReason.None;

    private static RejectionReason CheckTimes(StandardClaims claims, TimeSpan skew, DateTimeOffset now)
    {
        if (JwtTimeRules.Check(claims, s_longestYear, skew, now) != RejectionReason.None)
        {
            return RejectionReason.IdpMetadataTimes;
        }

        // not in the future by now, so that a year later is a date
        var limit = DateTimeOffset.FromUnixTimeSeconds(claims.IssuedAt).AddYears(1).ToUnixTimeSeconds();
        return claims.ExpiresAt > limit ? RejectionReason.IdpMetadataTimes : RejectionReason.None;
    }

    /// <summary>
    /// The signed endpoints are used, and a document that says something else beside them is not to be relied on. They are on
    /// the provider's own origin: a member that named the endpoints of another one would have this server send its statement
    /// and its assertions there, where they would count as this server's own word (BCP-11).
    /// </summary>
    private static RejectionReason CheckEndpoints(MetadataDocument document, SignedMetadata signed, bool isNamed) =>
        signed.Endpoints.AreUsable && document.Endpoints == signed.Endpoints
            ? CheckOrigin(signed, isNamed)
            : RejectionReason.IdpMetadataEndpoints;

    private static RejectionReason CheckOrigin(SignedMetadata signed, bool isNamed) =>
        isNamed || signed.Endpoints.AreOnOriginOf(signed.Standard.Issuer)
            ? RejectionReason.None
            : RejectionReason.IdpMetadataEndpoints;

    private static RejectionReason CheckAbilities(MetadataDocument document)
    {
        if (!document.Scopes.Contains("openid") || !document.Scopes.Contains("udap"))
        {
            return RejectionReason.IdpMetadataScopes;
        }

        return
            document.Versions.Contains("1")
            && document.Profiles.Contains("udap_authn")
            && document.GrantTypes.Contains("authorization_code")
            && document.AuthenticationMethods.Contains(ClientMetadata.PrivateKeyJwt)
            ? RejectionReason.None
            : RejectionReason.IdpMetadataAbilities;
    }

    private static IdentityProvider Describe(MetadataDocument document, SignedMetadata signed) =>
        new()
        {
            BaseUrl = signed.Standard.Issuer,
            AuthorizationEndpoint = signed.Endpoints.AuthorizationEndpoint!,
            TokenEndpoint = signed.Endpoints.TokenEndpoint!,
            RegistrationEndpoint = signed.Endpoints.RegistrationEndpoint!,
            OffersRegistration = document.Profiles.Contains("udap_dcr"),
            Scopes = document.Scopes,
            TokenAlgorithms = document.TokenAlgorithms,
            RegistrationAlgorithms = document.RegistrationAlgorithms,
            ValidUntil = DateTimeOffset.FromUnixTimeSeconds(signed.Standard.ExpiresAt),
        };
}
