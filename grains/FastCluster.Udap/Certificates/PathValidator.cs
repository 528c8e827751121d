using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// Finds and proves a certificate path by RFC 5280 section 6. Pure and bounded: at most 10 certificates deep and 50
/// signature checks. Costs about a signature check per certificate; callers keep the result until
/// <see cref="CertificatePath.ValidUntil"/>. X509-01, X509-02, X509-03, X509-12, X509-17, X509-18.
/// </summary>
public static class PathValidator
{
    /// <summary>Looks for a path from a leaf to one of the anchors; any certificate policy will do.</summary>
    /// <param name="leaf">The certificate to identify its owner by.</param>
    /// <param name="presented">Further certificates that came with it, in any order; a root among them adds no trust.</param>
    /// <param name="store">Anchors and known intermediates.</param>
    /// <param name="now">The time at which the path must be valid.</param>
    /// <returns>The path, or the reason of the first path that led to an anchor and does not hold.</returns>
    public static PathOutcome Validate(
        Certificate leaf,
        IReadOnlyList<Certificate> presented,
        TrustStore store,
        DateTimeOffset now
    ) => Validate(leaf, presented, store, PolicyInputs.Any, now);

    /// <summary>Looks for a path from a leaf to one of the anchors under the given certificate policies.</summary>
    /// <param name="leaf">The certificate to identify its owner by.</param>
    /// <param name="presented">Further certificates that came with it, in any order; a root among them adds no trust.</param>
    /// <param name="store">Anchors and known intermediates.</param>
    /// <param name="policies">What is asked of certificate policies.</param>
    /// <param name="now">The time at which the path must be valid.</param>
    /// <returns>The path, or the reason of the first path that led to an anchor and does not hold.</returns>
    public static PathOutcome Validate(
        Certificate leaf,
        IReadOnlyList<Certificate> presented,
        TrustStore store,
        PolicyInputs policies,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(presented);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(policies);
        return store.IsAnchor(leaf)
            ? new PathOutcome.Rejected(RejectionReason.PathNotFound) // an anchor identifies nobody
            : new PathSearch(store, presented, policies, now).Run(leaf);
    }
}
