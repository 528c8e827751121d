using System.Collections.Immutable;

namespace FastCluster.Udap.Communities;

/// <summary>Which certifications a community recognises and demands, and what a bad one does.</summary>
public sealed record CertificationPolicy
{
    /// <summary>Certification URIs that are recognised; others are ignored. Default none. CERT-01.</summary>
    public ImmutableArray<string> Supported { get; init; } = [];

    /// <summary>
    /// URIs that the accepted certifications of a registration together cover; a subset of <see cref="Supported"/>.
    /// Default none. CERT-02, CERT-03, DISC-11.
    /// </summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>
    /// Whether one certification that is not accepted refuses the registration even when it is not needed. Default no:
    /// it is left out of the answer. CERT-25.
    /// </summary>
    public bool RefuseRegistrationOnRejected { get; init; }

    /// <summary>
    /// Whether a registration parameter that no accepted certification covers refuses it. Default no. CERT-28.
    /// </summary>
    public bool RefuseUncoveredParameters { get; init; }

    /// <summary>
    /// Whether tokens are refused once a required certification has expired. Default yes. CERT-31.
    /// </summary>
    public bool RefuseTokensAfterLapse { get; init; } = true;
}
