using System.Collections.Immutable;

namespace FastCluster.Udap.Certifications;

/// <summary>A certification that passed every rule.</summary>
/// <param name="Text">The JWT, verbatim (CERT-26).</param>
/// <param name="Uris">Certification URIs it covers.</param>
/// <param name="ExpiresAt">Unix seconds at which it lapses (CERT-31).</param>
/// <param name="KeyThumbprints">RFC 7638 thumbprints of its <c>jwks</c>, or empty (CERT-21).</param>
/// <param name="AllowedAddresses"><c>ip_allowed</c>, or empty (CERT-22).</param>
/// <param name="Parameters">Names of the registration parameters it speaks of (CERT-28).</param>
public sealed record AcceptedCertification(
    string Text,
    ImmutableArray<string> Uris,
    long ExpiresAt,
    ImmutableArray<string> KeyThumbprints,
    ImmutableArray<string> AllowedAddresses,
    ImmutableArray<string> Parameters
);
