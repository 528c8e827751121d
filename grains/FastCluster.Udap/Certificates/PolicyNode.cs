namespace FastCluster.Udap.Certificates;

/// <summary>A policy under which a path is valid so far; one node per policy and depth (RFC 9618 section 5).</summary>
internal sealed class PolicyNode
{
    internal PolicyNode(string policy, IReadOnlyCollection<PolicyNode> parents)
    {
        Policy = policy;
        Parents = parents;
        Expected = [policy];
    }

    /// <summary>The policy, dotted OID.</summary>
    internal string Policy { get; }

    /// <summary>The nodes one certificate nearer to the anchor that this one follows from.</summary>
    internal IReadOnlyCollection<PolicyNode> Parents { get; }

    /// <summary>The policies that satisfy this one in the next certificate; changed by mappings.</summary>
    internal IReadOnlyCollection<string> Expected { get; set; }
}
