namespace FastCluster.Grains.Nodes;

/// <summary>Reads membership views.</summary>
public static class MembershipViews
{
    /// <summary>The nodes that take calls: neither joining, nor stopping, nor dead.</summary>
    /// <param name="view">The view.</param>
    public static HashSet<SiloAddress> ActiveNodes(this ClusterMembershipSnapshot view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            .. view
                .Members.Values.Where(member => member.Status == SiloStatus.Active)
                .Select(member => member.SiloAddress),
        ];
    }
}
