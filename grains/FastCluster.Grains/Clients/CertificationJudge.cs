using System.Collections.Immutable;
using FastCluster.Contracts.Clients;
using FastCluster.Grains.Trust;
using FastCluster.Udap.Certifications;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Grains.Clients;

/// <summary>
/// Judges the certifications that came with a registration: form and signature, the certifier's path, the claims; then
/// whether the accepted ones cover what the community requires (CERT-02, CERT-25 to CERT-28).
/// </summary>
internal sealed class CertificationJudge(ChainJudge chains)
{
    /// <summary>Judges all certifications of a registration.</summary>
    /// <param name="opened">The registration.</param>
    /// <param name="metadata">Negotiated metadata.</param>
    /// <param name="now">Time of judgement.</param>
    /// <returns>The terms, or the reason: that of the first rejected certification when a required one is missing.</returns>
    public async ValueTask<(RegistrationTerms? Terms, RejectionReason Reason)> JudgeAsync(
        RegistrationCase opened,
        ClientMetadata metadata,
        DateTimeOffset now
    )
    {
        var accepted = ImmutableArray.CreateBuilder<AcceptedCertification>();
        var firstRejection = RejectionReason.None;
        foreach (var text in opened.Request.Certifications)
        {
            var (certification, reason) = await JudgeOneAsync(opened, metadata, text, now);
            if (certification is not null)
            {
                accepted.Add(certification);
            }
            else if (reason != RejectionReason.None)
            {
                firstRejection = firstRejection == RejectionReason.None ? reason : firstRejection;
            }
        }

        var policy = opened.Community.Policy.Certifications;
        var covered = accepted.SelectMany(one => one.Uris).ToHashSet(StringComparer.Ordinal);
        if (!policy.Required.All(covered.Contains))
        {
            return (
                null,
                firstRejection != RejectionReason.None ? firstRejection : RejectionReason.CertificationRequired
            );
        }

        if (policy.RefuseRegistrationOnRejected && firstRejection != RejectionReason.None)
        {
            return (null, firstRejection);
        }

        return policy.RefuseUncoveredParameters && !CertificationCoverage.IsWhole(metadata, accepted)
            ? (null, RejectionReason.CertificationUncovered)
            : (
                new(metadata, [.. accepted.Select(one => one.Text)], [.. accepted.Select(LockOf)]),
                RejectionReason.None
            );
    }

    /// <summary>Neither accepted nor rejected is what the community does not know: it is ignored (CERT-01).</summary>
    private async ValueTask<(AcceptedCertification? Certification, RejectionReason Reason)> JudgeOneAsync(
        RegistrationCase opened,
        ClientMetadata metadata,
        string text,
        DateTimeOffset now
    )
    {
        if (JwtParser.TryParse(text, JwtLimits.Default, out var jwt) != RejectionReason.None)
        {
            return (null, RejectionReason.CertificationMalformed);
        }

        if (!CertificationValidator.IsOfInterest(jwt!.Claims, opened.Community.Policy.Certifications))
        {
            return (null, RejectionReason.None);
        }

        if (ChainJudge.TryOpen(jwt, out _, out _) != RejectionReason.None)
        {
            return (null, RejectionReason.CertificationSignature);
        }

        var (path, reason) = await chains.JudgeCertifierAsync(opened.Server.Id, opened.Community, jwt, now);
        if (path is null)
        {
            return (
                null,
                reason is RejectionReason.RevocationPending or RejectionReason.RevocationStale
                    ? reason
                    : RejectionReason.CertificationUntrusted
            );
        }

        var subject = new CertificationSubject(
            opened.Claims.Issuer,
            opened.PostedTo,
            metadata,
            JwkThumbprint.Of(opened.Chain.Path.Leaf.SubjectPublicKeyInfo)
        );
        return CertificationValidator.Validate(jwt, path, subject, opened.Community.Policy, now) switch
        {
            CertificationOutcome.Accepted(var certification) => (certification, RejectionReason.None),
            CertificationOutcome.Rejected(var refused) => (null, refused),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static CertificationLock LockOf(AcceptedCertification one) =>
        new([.. one.Uris], one.ExpiresAt, [.. one.KeyThumbprints], [.. one.AllowedAddresses]);
}
