using System.Collections.Immutable;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The parts of a registration request that count; everything else at its top level is ignored. REG-04.</summary>
/// <param name="SoftwareStatement">The software statement as sent, not yet parsed.</param>
/// <param name="Certifications">The certifications as sent, 0 to 20, not yet parsed.</param>
public sealed record RegistrationRequest(string SoftwareStatement, ImmutableArray<string> Certifications)
{
    /// <summary>Never shows what was submitted.</summary>
    public override string ToString() => nameof(RegistrationRequest);
}
