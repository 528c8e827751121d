using k8s.Models;

namespace FastCluster.Kubernetes.Tests.Manifests;

/// <summary>What the network policies of a deployment let through, as lines <c>peer:port</c>.</summary>
internal static class Traffic
{
    private const string Anyone = "anyone";
    private const string Internet = "internet";
    private const string PrivateAddresses = "10.0.0.0/8";
    private const string Component = "app.kubernetes.io/component";

    /// <summary>Who may connect to the pods of a workload.</summary>
    public static string[] Into(Deployment deployment, Workload workload) =>
        Lines(
            from policy in Policies(deployment, workload, "Ingress")
            from rule in policy.Spec.Ingress ?? []
            from peer in Peers(rule.FromProperty)
            from port in rule.Ports
            select (peer, port),
            workload
        );

    /// <summary>Where the pods of a workload may connect to.</summary>
    public static string[] OutOf(Deployment deployment, Workload workload) =>
        Lines(
            from policy in Policies(deployment, workload, "Egress")
            from rule in policy.Spec.Egress ?? []
            from peer in Peers(rule.To)
            from port in rule.Ports
            select (peer, port),
            workload: null
        );

    private static IEnumerable<V1NetworkPolicy> Policies(Deployment deployment, Workload workload, string type) =>
        deployment
            .OfType<V1NetworkPolicy>()
            .Where(policy => policy.Spec.PolicyTypes.Contains(type))
            .Where(policy => Selection.Matches(policy.Spec.PodSelector, workload.Labels));

    private static string[] Lines(IEnumerable<(string Peer, V1NetworkPolicyPort Port)> traffic, Workload? workload) =>
        [
            .. traffic
                .Select(item => $"{item.Peer}:{PortOf(item.Port, workload)}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static string PortOf(V1NetworkPolicyPort port, Workload? workload)
    {
        var text = port.Port.Value;
        var number = int.TryParse(text, out _) ? text : $"{workload!.PortOf(text)}";
        return port.Protocol == "UDP" ? $"{number}/udp" : number;
    }

    private static IEnumerable<string> Peers(IList<V1NetworkPolicyPeer>? peers) =>
        peers is null or { Count: 0 } ? [Anyone] : peers.Select(Describe);

    private static string Describe(V1NetworkPolicyPeer peer)
    {
        if (peer.IpBlock is { } block)
        {
            return block.Except?.Contains(PrivateAddresses) == true ? Internet : block.Cidr;
        }

        var space = peer.NamespaceSelector switch
        {
            null => "",
            { MatchLabels: null or { Count: 0 } } => "*/",
            var selector => $"{selector.MatchLabels.Single().Value}/",
        };
        return space + (peer.PodSelector is { } pods ? Describe(pods.MatchLabels) : "*");
    }

    private static string Describe(IDictionary<string, string> pods) =>
        pods.TryGetValue(Component, out var component) ? component : pods.Single().Value;
}
