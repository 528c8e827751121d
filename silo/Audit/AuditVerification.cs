namespace FastCluster.Silo.Audit;

/// <summary>What a verification found.</summary>
/// <param name="Head">Last line that is proven.</param>
/// <param name="Fault">The first fault.</param>
/// <param name="FirstBadSequence">Number of the first line that is bad or missing; null when intact.</param>
/// <param name="File">Name of the file in which the fault showed; null when intact.</param>
public sealed record AuditVerification(AuditHead Head, AuditFault Fault, long? FirstBadSequence, string? File)
{
    /// <summary>Whether every line is there, in order and unaltered.</summary>
    public bool IsIntact => Fault == AuditFault.None;
}
