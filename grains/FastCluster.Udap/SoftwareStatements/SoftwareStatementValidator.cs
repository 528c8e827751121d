using System.Text.Json;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>
/// The rules on the claims of a software statement, in order. Signature, path and revocation are judged elsewhere; the
/// static methods need no community and run before it is known, <see cref="Validate"/> runs after. Immutable; make one
/// per policy and keep it. SSRAA 2.0 section 3.1.
/// </summary>
public sealed class SoftwareStatementValidator
{
    private readonly CommunityPolicy _policy;
    private readonly ClientMetadataReader _metadata;

    /// <summary>Makes the rules of one community.</summary>
    /// <param name="policy">The policy; its scope lists hold scopes of the right form.</param>
    public SoftwareStatementValidator(CommunityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _metadata = new ClientMetadataReader(policy);
    }

    /// <summary>
    /// Judges the claims that every software statement holds. REG-08, REG-09, REG-10, JWT-26. The reasons are those of
    /// JWTs, 140 to 149.
    /// </summary>
    /// <param name="claims">Payload of the JWT.</param>
    /// <param name="registrationEndpoint">Registration URL exactly as published.</param>
    /// <param name="skew">Allowance for clocks; before the community is known, the largest of any community.</param>
    /// <param name="now">The time of the request.</param>
    /// <param name="standard">The claims when accepted, otherwise null.</param>
    public static RejectionReason CheckClaims(
        JsonElement claims,
        string registrationEndpoint,
        TimeSpan skew,
        DateTimeOffset now,
        out StandardClaims? standard
    )
    {
        ArgumentNullException.ThrowIfNull(registrationEndpoint);
        var reason = StandardClaimsReader.TryRead(claims, out standard);
        if (standard is not null)
        {
            reason = CheckStandard(standard, registrationEndpoint, skew, now);
        }

        standard = reason == RejectionReason.None ? standard : null;
        return reason;
    }

    /// <summary>Judges whether the issuer is a URI name of the certificate that signed. REG-07, X509-07, JWT-17.</summary>
    /// <param name="standard">The claims.</param>
    /// <param name="uriNames">The subject alternative names of type URI of the leaf.</param>
    /// <returns>None or <see cref="RejectionReason.JwtIssuerNotInCertificate"/>.</returns>
    public static RejectionReason CheckIssuer(StandardClaims standard, IEnumerable<string> uriNames)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(uriNames);
        return uriNames.Contains(standard.Issuer, StringComparer.Ordinal)
            ? RejectionReason.None
            : RejectionReason.JwtIssuerNotInCertificate;
    }

    /// <summary>
    /// Judges the rules of the community and the client metadata. A cancellation is judged on its times alone, other
    /// metadata in it are not looked at (MOD-13).
    /// </summary>
    /// <param name="claims">Payload of the JWT.</param>
    /// <param name="standard">Its claims as <see cref="CheckClaims"/> accepted them.</param>
    /// <param name="now">The time of the request.</param>
    public SoftwareStatementOutcome Validate(JsonElement claims, StandardClaims standard, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(standard);
        var reason = JwtTimeRules.Check(standard, JwtTimeRules.AssertionLifetime, _policy.ClockSkew, now);
        if (reason != RejectionReason.None)
        {
            return new SoftwareStatementOutcome.Rejected(reason);
        }

        reason = GrantTypeRules.TryRead(claims, _policy.Assertions, out var grantTypes);
        if (reason != RejectionReason.None)
        {
            return new SoftwareStatementOutcome.Rejected(reason);
        }

        if (grantTypes.IsEmpty)
        {
            return new SoftwareStatementOutcome.Cancellation();
        }

        return NamesPurpose(standard, now)
            ? _metadata.Read(claims, grantTypes, standard.Issuer)
            : new SoftwareStatementOutcome.Rejected(RejectionReason.IssuerPurposeMissing);
    }

    private bool NamesPurpose(StandardClaims standard, DateTimeOffset now) =>
        _policy.Registration.IssuerPurpose == IssuerPurposePlace.None
        || IssuerPurpose.Find(standard.Issuer, _policy, now) is not null;

    private static RejectionReason CheckStandard(
        StandardClaims standard,
        string registrationEndpoint,
        TimeSpan skew,
        DateTimeOffset now
    )
    {
        if (standard.Subject != standard.Issuer)
        {
            return RejectionReason.JwtSubjectNotIssuer;
        }

        var reason = AudienceRules.Check(standard, registrationEndpoint);
        return reason == RejectionReason.None
            ? JwtTimeRules.Check(standard, JwtTimeRules.AssertionLifetime, skew, now)
            : reason;
    }
}
