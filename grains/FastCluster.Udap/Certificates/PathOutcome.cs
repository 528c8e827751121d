using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Certificates;

/// <summary>What path validation found: a proven path or the reason why there is none.</summary>
public abstract record PathOutcome
{
    private PathOutcome() { }

    /// <summary>A path was proven.</summary>
    /// <param name="Path">The path with its facts.</param>
    public sealed record Valid(CertificatePath Path) : PathOutcome;

    /// <summary>No path was proven.</summary>
    /// <param name="Reason">The fault of the first path that led to an anchor, or that none did; never none.</param>
    public sealed record Rejected(RejectionReason Reason) : PathOutcome;
}
