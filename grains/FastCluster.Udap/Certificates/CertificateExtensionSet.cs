using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FastCluster.Udap.Certificates;

/// <summary>The extensions of a certificate that path validation and revocation read, decoded once.</summary>
internal sealed record CertificateExtensionSet
{
    /// <summary>basicConstraints says CA:TRUE.</summary>
    internal bool IsAuthority { get; init; }

    /// <summary>pathLenConstraint; null when absent.</summary>
    internal int? PathLength { get; init; }

    /// <summary>keyUsage; null when absent, so that nothing is restricted.</summary>
    internal KeyUsages? KeyUsage { get; init; }

    /// <summary>Subject alternative names, in order.</summary>
    internal ImmutableArray<GeneralName> AlternativeNames { get; init; } = [];

    /// <summary>Whether the subject alternative name extension is critical.</summary>
    internal bool AreAlternativeNamesCritical { get; init; }

    /// <summary>nameConstraints; null when absent.</summary>
    internal NameConstraints? NameConstraints { get; init; }

    /// <summary>Policies of certificatePolicies, dotted; null when the extension is absent.</summary>
    internal ImmutableArray<string>? Policies { get; init; }

    /// <summary>policyMappings: issuer policy to the subject policies it equals.</summary>
    internal FrozenDictionary<string, ImmutableArray<string>> PolicyMappings { get; init; } =
        FrozenDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>requireExplicitPolicy of policyConstraints; null when absent.</summary>
    internal int? RequireExplicitPolicy { get; init; }

    /// <summary>inhibitPolicyMapping of policyConstraints; null when absent.</summary>
    internal int? InhibitPolicyMapping { get; init; }

    /// <summary>inhibitAnyPolicy; null when absent.</summary>
    internal int? InhibitAnyPolicy { get; init; }

    /// <summary><c>http</c> and <c>https</c> URLs of the CRL distribution points, in order.</summary>
    internal ImmutableArray<string> CrlUrls { get; init; } = [];

    /// <summary>Own key identifier in hexadecimal, a hint only; null when absent.</summary>
    internal string? SubjectKeyIdentifier { get; init; }

    /// <summary>The issuer's key identifier in hexadecimal, a hint only; null when absent.</summary>
    internal string? AuthorityKeyIdentifier { get; init; }

    /// <summary>Whether an extension is critical that this project does not process.</summary>
    internal bool HasUnknownCritical { get; init; }
}
