using System.Collections.Immutable;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// The certificate policy part of path validation, RFC 5280 section 6.1: counters of <c>explicit_policy</c>,
/// <c>policy_mapping</c> and <c>inhibit_anyPolicy</c>, and the graph of valid policies. One use per path.
/// </summary>
internal sealed class PolicyRules
{
    private readonly PolicyInputs inputs;
    private readonly PolicyGraph graph = new();
    private int explicitPolicy;
    private int policyMapping;
    private int inhibitAny;

    private PolicyRules(PolicyInputs inputs, int length)
    {
        this.inputs = inputs;
        explicitPolicy = inputs.RequireExplicitPolicy ? 0 : length + 1;
        policyMapping = inputs.InhibitPolicyMapping ? 0 : length + 1;
        inhibitAny = inputs.InhibitAnyPolicy ? 0 : length + 1;
    }

    /// <summary>Judges a path.</summary>
    /// <param name="certificates">Leaf first, without the anchor.</param>
    /// <param name="inputs">What is asked.</param>
    /// <returns>The policies of the path in the terms of the anchor, or null when the rules are broken.</returns>
    internal static ImmutableArray<string>? Check(ImmutableArray<Certificate> certificates, PolicyInputs inputs)
    {
        var rules = new PolicyRules(inputs, certificates.Length);
        for (var index = certificates.Length - 1; index >= 0; index--)
        {
            if (!rules.Take(certificates[index], isLeaf: index == 0))
            {
                return null;
            }
        }

        return rules.Close(certificates[0]);
    }

    private bool Take(Certificate certificate, bool isLeaf)
    {
        var extensions = certificate.Extensions;
        var isSelfIssuedAuthority = !isLeaf && certificate.IsSelfIssued;
        graph.Descend(extensions.Policies, inhibitAny > 0 || isSelfIssuedAuthority);
        if (explicitPolicy == 0 && graph.IsNull)
        {
            return false; // 6.1.3 (f)
        }

        if (isLeaf)
        {
            return true;
        }

        if (MapsAny(extensions))
        {
            return false; // 6.1.4 (a)
        }

        graph.Map(extensions.PolicyMappings, isAllowed: policyMapping > 0);
        CountDown(isSelfIssuedAuthority);
        Narrow(extensions);
        return true;
    }

    private static bool MapsAny(CertificateExtensionSet extensions) =>
        extensions.PolicyMappings.Any(mapping =>
            mapping.Key == X509Oids.AnyPolicy || mapping.Value.Contains(X509Oids.AnyPolicy)
        );

    // 6.1.4 (h)
    private void CountDown(bool isSelfIssued)
    {
        if (isSelfIssued)
        {
            return;
        }

        explicitPolicy = Math.Max(explicitPolicy - 1, 0);
        policyMapping = Math.Max(policyMapping - 1, 0);
        inhibitAny = Math.Max(inhibitAny - 1, 0);
    }

    // 6.1.4 (i) and (j)
    private void Narrow(CertificateExtensionSet extensions)
    {
        explicitPolicy = Math.Min(explicitPolicy, extensions.RequireExplicitPolicy ?? int.MaxValue);
        policyMapping = Math.Min(policyMapping, extensions.InhibitPolicyMapping ?? int.MaxValue);
        inhibitAny = Math.Min(inhibitAny, extensions.InhibitAnyPolicy ?? int.MaxValue);
    }

    // 6.1.5 (a), (b) and (g)
    private ImmutableArray<string>? Close(Certificate leaf)
    {
        explicitPolicy = Math.Max(explicitPolicy - 1, 0);
        if (leaf.Extensions.RequireExplicitPolicy == 0)
        {
            explicitPolicy = 0;
        }

        var policies = graph.AuthorityPolicies();
        var isAccepted =
            inputs.AcceptedPolicies.IsEmpty
            || policies.Contains(X509Oids.AnyPolicy)
            || policies.Overlaps(inputs.AcceptedPolicies);
        var isSatisfied = explicitPolicy > 0 || (!policies.IsEmpty && isAccepted);
        return isSatisfied ? [.. policies] : null;
    }
}
