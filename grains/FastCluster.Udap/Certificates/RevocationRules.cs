using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>Judges the revocation status of every certificate of a path below its anchor. X509-04, X509-06.</summary>
public static class RevocationRules
{
    /// <summary>Judges a path; a certificate known to be revoked decides before anything unknown does.</summary>
    /// <param name="path">A valid path.</param>
    /// <param name="crls">Accepted CRLs.</param>
    /// <param name="policy">What the community does about unknown status.</param>
    /// <param name="now">The time of judgement.</param>
    /// <returns>
    /// None, <see cref="RejectionReason.CertificateRevoked"/>, <see cref="RejectionReason.RevocationUnknown"/> (names no
    /// CRL, or one that does not speak for it), <see cref="RejectionReason.RevocationStale"/> or <see cref="RejectionReason.RevocationPending"/>.
    /// </returns>
    public static RejectionReason Check(
        CertificatePath path,
        ICrlSource crls,
        RevocationPolicy policy,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(crls);
        ArgumentNullException.ThrowIfNull(policy);
        var doubt = RejectionReason.None;
        for (var index = 0; index < path.Certificates.Length; index++)
        {
            var reason = CheckOne(path, index, crls, policy, now);
            if (reason == RejectionReason.CertificateRevoked)
            {
                return reason;
            }

            doubt = doubt == RejectionReason.None ? reason : doubt;
        }

        return doubt;
    }

    private static RejectionReason CheckOne(
        CertificatePath path,
        int index,
        ICrlSource crls,
        RevocationPolicy policy,
        DateTimeOffset now
    )
    {
        var certificate = path.Certificates[index];
        if (certificate.CrlUrls.IsEmpty)
        {
            return policy.AcceptWithoutDistributionPoint ? RejectionReason.None : RejectionReason.RevocationUnknown;
        }

        var best = RejectionReason.RevocationPending;
        foreach (var crl in certificate.CrlUrls.Select(crls.Find).OfType<CrlSet>())
        {
            if (!crl.Covers(certificate, path.IssuerOf(index)))
            {
                best = best == RejectionReason.RevocationPending ? RejectionReason.RevocationUnknown : best;
                continue;
            }

            if (crl.Contains(path.Names[index]))
            {
                return RejectionReason.CertificateRevoked;
            }

            var isUsable = CrlRules.IsUsable(crl, policy.CrlGrace, now);
            best = isUsable || best == RejectionReason.None ? RejectionReason.None : RejectionReason.RevocationStale;
        }

        return policy.AcceptUnknownStatus ? RejectionReason.None : best;
    }
}
