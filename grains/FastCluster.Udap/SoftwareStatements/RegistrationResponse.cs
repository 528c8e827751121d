using System.Collections.Immutable;

namespace FastCluster.Udap.SoftwareStatements;

/// <summary>The answer to a registration or modification that was accepted.</summary>
/// <param name="ClientId">The client id.</param>
/// <param name="SoftwareStatement">The software statement exactly as submitted. REG-27.</param>
/// <param name="Metadata">What is registered.</param>
/// <param name="Certifications">The accepted certifications exactly as submitted; none is not written. REG-41.</param>
/// <param name="IssuedAt">When the client id was issued, in seconds since 1970 UTC; null is not written.</param>
public sealed record RegistrationResponse(
    string ClientId,
    string SoftwareStatement,
    ClientMetadata Metadata,
    ImmutableArray<string> Certifications,
    long? IssuedAt = null
)
{
    /// <summary>Never shows what was submitted.</summary>
    public override string ToString() => $"{nameof(RegistrationResponse)} {ClientId}";
}
