namespace FastCluster.Silo.Audit;

/// <summary>What a verification found.</summary>
/// <param name="Head">Last line that is proven by links.</param>
/// <param name="Fault">The first fault.</param>
/// <param name="FirstBadSequence">
/// Number of the first line that is bad or missing, or that a bad checkpoint claims to cover; null when intact.
/// </param>
/// <param name="File">Name of the file in which the fault showed; null when intact.</param>
public sealed record AuditVerification(AuditHead Head, AuditFault Fault, long? FirstBadSequence, string? File)
{
    /// <summary>Number of the last line that a checkpoint proves; 0 when none does, or when none was asked for.</summary>
    public long Signed { get; init; }

    /// <summary>Whether every line is there, in order and unaltered.</summary>
    public bool IsIntact => Fault == AuditFault.None;
}
