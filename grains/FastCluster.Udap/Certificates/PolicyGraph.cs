using System.Collections.Immutable;

namespace FastCluster.Udap.Certificates;

/// <summary>
/// The valid policies of a path as it grows from the anchor down: the policy tree of RFC 5280 section 6.1.2 (a), kept
/// as a graph with one node per policy and depth (RFC 9618), so that its size is linear in the size of the
/// certificates. Only the deepest level is held; the levels above hang on it by their parents. One caller at a time.
/// </summary>
internal sealed class PolicyGraph
{
    private Dictionary<string, PolicyNode> level = new(StringComparer.Ordinal)
    {
        [X509Oids.AnyPolicy] = new PolicyNode(X509Oids.AnyPolicy, []),
    };

    /// <summary>Whether the path is valid under no policy any more.</summary>
    internal bool IsNull => level.Count == 0;

    /// <summary>Takes the policies of the next certificate, section 6.1.3 (d) and (e).</summary>
    /// <param name="policies">Its policies; null when it has no such extension.</param>
    /// <param name="mayUseAny">Whether "any" among them counts.</param>
    internal void Descend(ImmutableArray<string>? policies, bool mayUseAny)
    {
        var next = new Dictionary<string, PolicyNode>(StringComparer.Ordinal);
        if (policies is { } listed && !IsNull)
        {
            var parentsByExpected = ParentsByExpected();
            AddListed(next, listed, parentsByExpected);
            if (mayUseAny && listed.Contains(X509Oids.AnyPolicy))
            {
                AddRemaining(next, parentsByExpected);
            }
        }

        level = next;
    }

    /// <summary>Applies the mappings of an authority's certificate, section 6.1.4 (b).</summary>
    /// <param name="mappings">Issuer policy to subject policies.</param>
    /// <param name="isAllowed">Whether mapping is still allowed; if not, mapped policies are dropped.</param>
    internal void Map(IReadOnlyDictionary<string, ImmutableArray<string>> mappings, bool isAllowed)
    {
        foreach (var (issuerPolicy, subjectPolicies) in mappings)
        {
            if (!isAllowed)
            {
                level.Remove(issuerPolicy);
            }
            else if (level.TryGetValue(issuerPolicy, out var node))
            {
                node.Expected = subjectPolicies;
            }
            else if (level.TryGetValue(X509Oids.AnyPolicy, out var any))
            {
                level.Add(issuerPolicy, new PolicyNode(issuerPolicy, any.Parents) { Expected = subjectPolicies });
            }
        }
    }

    /// <summary>
    /// The policies of the path in the terms of the anchor, section 6.1.5 (g): those that follow directly from "any" at
    /// the level above, and "any" itself when it holds to the end.
    /// </summary>
    internal ImmutableSortedSet<string> AuthorityPolicies()
    {
        var found = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var seen = new HashSet<PolicyNode>();
        var open = new Stack<PolicyNode>(level.Values);
        if (level.ContainsKey(X509Oids.AnyPolicy))
        {
            found.Add(X509Oids.AnyPolicy);
        }

        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node.Policy != X509Oids.AnyPolicy && node.Parents.Any(IsAny))
            {
                found.Add(node.Policy);
            }

            foreach (var parent in node.Parents)
            {
                open.Push(parent);
            }
        }

        return found.ToImmutable();
    }

    private static bool IsAny(PolicyNode node) => node.Policy == X509Oids.AnyPolicy;

    private Dictionary<string, List<PolicyNode>> ParentsByExpected()
    {
        var parents = new Dictionary<string, List<PolicyNode>>(StringComparer.Ordinal);
        foreach (var node in level.Values)
        {
            foreach (var expected in node.Expected)
            {
                if (!parents.TryGetValue(expected, out var list))
                {
                    parents.Add(expected, list = []);
                }

                list.Add(node);
            }
        }

        return parents;
    }

    private void AddListed(
        Dictionary<string, PolicyNode> next,
        ImmutableArray<string> policies,
        Dictionary<string, List<PolicyNode>> parentsByExpected
    )
    {
        foreach (var policy in policies.Where(policy => policy != X509Oids.AnyPolicy))
        {
            if (parentsByExpected.TryGetValue(policy, out var parents))
            {
                next.Add(policy, new PolicyNode(policy, parents));
            }
            else if (level.TryGetValue(X509Oids.AnyPolicy, out var any))
            {
                next.Add(policy, new PolicyNode(policy, [any]));
            }
        }
    }

    private static void AddRemaining(
        Dictionary<string, PolicyNode> next,
        Dictionary<string, List<PolicyNode>> parentsByExpected
    )
    {
        foreach (var (expected, parents) in parentsByExpected)
        {
            next.TryAdd(expected, new PolicyNode(expected, parents));
        }
    }
}
