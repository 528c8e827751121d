using System.Collections.Immutable;

namespace FastCluster.Udap.Certificates;

/// <summary>What a relying party asks of certificate policies, RFC 5280 section 6.1.1 (c) and (e) to (g).</summary>
public sealed record PolicyInputs
{
    /// <summary>Nothing is asked: any policy or none. The default.</summary>
    public static PolicyInputs Any { get; } = new();

    /// <summary>Policies of which the path must be valid under one, dotted OIDs; empty means any. Default empty.</summary>
    public ImmutableArray<string> AcceptedPolicies { get; init; } = [];

    /// <summary>Whether the path must be valid under some policy. Default false.</summary>
    public bool RequireExplicitPolicy { get; init; }

    /// <summary>Whether policy mappings are ignored. Default false.</summary>
    public bool InhibitPolicyMapping { get; init; }

    /// <summary>Whether the policy "any" in a certificate is ignored. Default false.</summary>
    public bool InhibitAnyPolicy { get; init; }
}
