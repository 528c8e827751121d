using System.Collections.Immutable;
using FastCluster.Contracts.Clients;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Grains.Clients;

/// <summary>What a registration amounts to after every rule; metadata is null for a cancellation.</summary>
/// <param name="Metadata">Negotiated metadata, or null.</param>
/// <param name="Certifications">Accepted certifications, verbatim.</param>
/// <param name="Locks">What they demand later.</param>
internal sealed record RegistrationTerms(
    ClientMetadata? Metadata,
    ImmutableArray<string> Certifications,
    ImmutableArray<CertificationLock> Locks
)
{
    /// <summary>A cancellation.</summary>
    public static RegistrationTerms Cancellation { get; } = new(null, [], []);
}
