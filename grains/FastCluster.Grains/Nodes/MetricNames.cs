namespace FastCluster.Grains.Nodes;

/// <summary>Names of the meters and instruments of the actors' node. A name is never reused for another meaning.</summary>
public static class MetricNames
{
    /// <summary>Meter of the revocation index.</summary>
    public const string RevocationMeter = "FastCluster.Revocation";

    /// <summary>Time from an entry's append to the log until it is in force on this node; histogram, <c>s</c>.</summary>
    public const string RevocationLag = "fastcluster.revocation.lag";

    /// <summary>Age of what the node's oldest revocation index was last confirmed by; observable gauge, <c>s</c>.</summary>
    public const string RevocationAge = "fastcluster.revocation.confirmation.age";

    /// <summary>Meter of status lists.</summary>
    public const string StatusListMeter = "FastCluster.StatusLists";

    /// <summary>Status lists of this node that are not closed yet; observable gauge, <c>{list}</c>.</summary>
    public const string StatusListsOpen = "fastcluster.status_list.open";

    /// <summary>Tokens of this node's status lists that were not reported yet; observable gauge, <c>{token}</c>.</summary>
    public const string StatusListTokensWaiting = "fastcluster.status_list.waiting";

    /// <summary>Time since all reports of this node's status lists were acknowledged; observable gauge, <c>s</c>.</summary>
    public const string StatusListReportAge = "fastcluster.status_list.report.age";
}
