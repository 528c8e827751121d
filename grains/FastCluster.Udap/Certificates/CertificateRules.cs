using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>Rules on one certificate of a path.</summary>
internal static class CertificateRules
{
    /// <summary>
    /// Everything critical is understood (6.1.4 (o), 6.1.5 (e)), and a subject without a name has critical alternative
    /// names (4.2.1.6).
    /// </summary>
    internal static bool IsProcessable(Certificate certificate)
    {
        var extensions = certificate.Extensions;
        return !extensions.HasUnknownCritical
            && (!certificate.Subject.IsEmpty || extensions.AreAlternativeNamesCritical);
    }

    /// <summary>CA:TRUE and, where uses are listed, keyCertSign: 6.1.4 (k) and (n).</summary>
    internal static bool MayIssue(Certificate authority) =>
        authority.IsAuthority && Allows(authority, KeyUsages.KeyCertSign);

    /// <summary>cRLSign where uses are listed: 6.3.3 (f).</summary>
    internal static bool MaySignCrl(Certificate authority) => Allows(authority, KeyUsages.CrlSign);

    /// <summary>
    /// A leaf that is no authority claims no power of one: no keyCertSign (4.2.1.9) and no name constraints (4.2.1.10).
    /// </summary>
    internal static bool IsConsistent(Certificate leaf)
    {
        var claimsToIssue = leaf.Extensions.KeyUsage is { } usage && usage.HasFlag(KeyUsages.KeyCertSign);
        return leaf.IsAuthority || (!claimsToIssue && leaf.Extensions.NameConstraints is null);
    }

    /// <summary>Where the leaf lists uses, digitalSignature is one. X509-18.</summary>
    internal static RejectionReason CheckLeafUsage(Certificate leaf) =>
        Allows(leaf, KeyUsages.DigitalSignature) ? RejectionReason.None : RejectionReason.CertificateKeyUsage;

    private static bool Allows(Certificate certificate, KeyUsages usage) =>
        certificate.Extensions.KeyUsage is not { } listed || listed.HasFlag(usage);
}
