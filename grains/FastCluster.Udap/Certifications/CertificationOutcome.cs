using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certifications;

/// <summary>What became of one certification.</summary>
public abstract record CertificationOutcome
{
    private CertificationOutcome() { }

    /// <summary>It counts.</summary>
    /// <param name="Certification">The certification.</param>
    public sealed record Accepted(AcceptedCertification Certification) : CertificationOutcome;

    /// <summary>It does not count; whether the registration goes on is the community's policy (CERT-25).</summary>
    /// <param name="Reason">The first rule it breaks.</param>
    public sealed record Rejected(RejectionReason Reason) : CertificationOutcome;
}
