using System.Text.Json;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certifications;

/// <summary>
/// The rules on one certification, in order, after its signature and its signer's path were proven: who says it of whom,
/// to whom, for how long, and whether the registration stays within it. CE sections 1 and 6, SSRAA 2.0 section 7.4.
/// </summary>
public static class CertificationValidator
{
    private const long MaximumYears = 3;

    /// <summary>
    /// Whether the community knows any of its URIs; one that names no URI at all is of interest too, so that its fault is
    /// told (CERT-01, CERT-14).
    /// </summary>
    /// <param name="claims">Payload of the certification.</param>
    /// <param name="policy">The community's policy.</param>
    public static bool IsOfInterest(JsonElement claims, CertificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return !claims.TryGetStrings("certification_uris", out var uris)
            || uris.IsEmpty
            || uris.Any(uri => policy.Supported.Contains(uri, StringComparer.Ordinal));
    }

    /// <summary>Judges a certification.</summary>
    /// <param name="jwt">The certification; its signature verified.</param>
    /// <param name="certifier">Proven path of its signer.</param>
    /// <param name="subject">The registration it came with.</param>
    /// <param name="policy">Policy of the community.</param>
    /// <param name="now">Time of judgement.</param>
    public static CertificationOutcome Validate(
        ParsedJwt jwt,
        CertificatePath certifier,
        CertificationSubject subject,
        CommunityPolicy policy,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(jwt);
        ArgumentNullException.ThrowIfNull(certifier);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(policy);
        var reason = CertificationClaims.TryRead(jwt.Claims, out var claims);
        if (reason == RejectionReason.None)
        {
            reason = First(
                CheckParties(claims!, certifier, subject),
                CheckTimes(claims!, certifier, policy.ClockSkew, now),
                CheckIssuerName(claims!, policy),
                CertificationTemplateRules.Check(jwt.Claims, policy),
                RestrictionRules.Check(jwt.Claims, subject.Metadata),
                TefcaCertificationRules.Check(jwt.Claims, claims!.Uris, subject.ClientUri, policy)
            );
        }

        if (reason != RejectionReason.None)
        {
            return new CertificationOutcome.Rejected(reason);
        }

        reason = CertificationLocks.TryRead(jwt.Claims, subject.KeyThumbprint, out var keys, out var addresses);
        if (reason == RejectionReason.None)
        {
            reason = CheckStatus(jwt.Claims);
        }

        if (reason != RejectionReason.None)
        {
            return new CertificationOutcome.Rejected(reason);
        }

        var named = CertificationCoverage.NamesIn(jwt.Claims);
        return new CertificationOutcome.Accepted(new(jwt.Text, claims!.Uris, claims.ExpiresAt, keys, addresses, named));
    }

    private static RejectionReason CheckParties(
        CertificationClaims claims,
        CertificatePath certifier,
        CertificationSubject subject
    ) =>
        !certifier.Leaf.UriNames.Contains(claims.Issuer, StringComparer.Ordinal) ? RejectionReason.CertificationIssuer
        : !string.Equals(claims.Subject, subject.ClientUri, StringComparison.Ordinal)
            ? RejectionReason.CertificationSubject
        : !claims.Audience.IsEmpty && !claims.Audience.Contains(subject.RegistrationEndpoint, StringComparer.Ordinal)
            ? RejectionReason.CertificationAudience
        : RejectionReason.None;

    /// <summary>CERT-11: unexpired, at most three years, not beyond the signer's certificate. Its <c>jti</c> is never claimed (CERT-12).</summary>
    private static RejectionReason CheckTimes(
        CertificationClaims claims,
        CertificatePath certifier,
        TimeSpan skew,
        DateTimeOffset now
    )
    {
        var second = now.ToUnixTimeSeconds();
        var allowance = (long)skew.TotalSeconds;
        if (claims.ExpiresAt + allowance <= second || claims.IssuedAt - allowance > second)
        {
            return RejectionReason.CertificationExpired;
        }

        var limit = DateTimeOffset.FromUnixTimeSeconds(claims.IssuedAt).AddYears((int)MaximumYears).ToUnixTimeSeconds();
        var isTooLong =
            claims.ExpiresAt <= claims.IssuedAt
            || claims.ExpiresAt > limit
            || claims.ExpiresAt > certifier.Leaf.NotAfter.ToUnixTimeSeconds();
        return isTooLong ? RejectionReason.CertificationLifetime : RejectionReason.None;
    }

    /// <summary>
    /// CERT-29: this server asks no status endpoint, and a certification that has one must not be taken for valid unasked.
    /// Judged last, so that nothing unacceptable is reported as a matter of status (CERT-30).
    /// </summary>
    private static RejectionReason CheckStatus(JsonElement claims) =>
        claims.TryGetProperty("certification_status_endpoint", out _)
            ? RejectionReason.CertificationStatus
            : RejectionReason.None;

    /// <summary>CERT-15: named by third parties, absent when self-signed. The SSRAA 2.0 template leaves it out, so that profile tolerates its absence.</summary>
    private static RejectionReason CheckIssuerName(CertificationClaims claims, CommunityPolicy policy)
    {
        var isFaulty = claims.IsSelfSigned
            ? claims.IssuerName is not null
            : string.IsNullOrEmpty(claims.IssuerName) && policy.Profile != CommunityProfile.Ssraa20;
        return isFaulty ? RejectionReason.CertificationIssuerName : RejectionReason.None;
    }

    private static RejectionReason First(params ReadOnlySpan<RejectionReason> reasons)
    {
        foreach (var reason in reasons)
        {
            if (reason != RejectionReason.None)
            {
                return reason;
            }
        }

        return RejectionReason.None;
    }
}
