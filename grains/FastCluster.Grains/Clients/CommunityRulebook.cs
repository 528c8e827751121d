using System.Collections.Concurrent;
using FastCluster.Udap.Communities;

namespace FastCluster.Grains.Clients;

/// <summary>Keeps the rules of each policy; policies are few and immutable, so nothing is ever dropped.</summary>
internal sealed class CommunityRulebook
{
    private readonly ConcurrentDictionary<CommunityPolicy, CommunityRules> _rules = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>The rules of a policy.</summary>
    public CommunityRules Of(CommunityPolicy policy) => _rules.GetOrAdd(policy, CommunityRules.Of);
}
