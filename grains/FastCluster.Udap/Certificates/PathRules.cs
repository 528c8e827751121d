using System.Collections.Immutable;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// The rules of RFC 5280 section 6.1 that need no signature, and what it leaves to the relying party: strength of keys
/// and algorithms, and an anchor that is held to the rules of an authority. A path is leaf first.
/// </summary>
internal static class PathRules
{
    /// <summary>Keys of all certificates and signatures of all but the anchor. X509-17.</summary>
    internal static RejectionReason CheckStrength(IReadOnlyList<Certificate> path, Certificate anchor)
    {
        foreach (var certificate in path)
        {
            if (certificate.Signed.Algorithm is null)
            {
                return RejectionReason.CertificateAlgorithmNotSupported;
            }

            if (certificate.Signed.Algorithm.IsWeak)
            {
                return RejectionReason.CertificateWeakSignature;
            }

            if (certificate.Key.Fault != RejectionReason.None)
            {
                return certificate.Key.Fault;
            }
        }

        return anchor.Key.Fault;
    }

    /// <summary>Dates of all certificates, the anchor included, to the second. X509-03.</summary>
    internal static RejectionReason CheckValidity(
        ImmutableArray<Certificate> path,
        Certificate anchor,
        DateTimeOffset now
    )
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        foreach (var certificate in path.Append(anchor))
        {
            if (second < certificate.NotBefore)
            {
                return RejectionReason.CertificateNotYetValid;
            }

            if (second > certificate.NotAfter)
            {
                return RejectionReason.CertificateExpired;
            }
        }

        return RejectionReason.None;
    }

    /// <summary>
    /// Authorities are authorities, the path is no longer than each allows, nothing critical is unknown, names and
    /// leaf uses hold. X509-01, X509-18.
    /// </summary>
    internal static RejectionReason CheckStructure(ImmutableArray<Certificate> path, Certificate anchor)
    {
        var isSound =
            path.Append(anchor).All(CertificateRules.IsProcessable)
            && path.Skip(1).Append(anchor).All(CertificateRules.MayIssue)
            && IsWithinPathLengths(path, anchor)
            && CertificateRules.IsConsistent(path[0])
            && PathNameRules.Hold(path, anchor);
        return isSound ? CertificateRules.CheckLeafUsage(path[0]) : RejectionReason.PathInvalid;
    }

    // 6.1.4 (l) and (m), beginning with the anchor
    private static bool IsWithinPathLengths(ImmutableArray<Certificate> path, Certificate anchor)
    {
        var remaining = anchor.Extensions.PathLength ?? int.MaxValue;
        for (var index = path.Length - 1; index > 0; index--)
        {
            var authority = path[index];
            if (!authority.IsSelfIssued)
            {
                if (remaining == 0)
                {
                    return false;
                }

                remaining--;
            }

            remaining = Math.Min(remaining, authority.Extensions.PathLength ?? int.MaxValue);
        }

        return true;
    }
}
