namespace FastCluster.Silo.Clustering;

/// <summary>Messages of clustering; event ids 3167 to 3179 and 3183.</summary>
internal static partial class Log
{
    [LoggerMessage(3170, LogLevel.Warning, "The membership table did not answer; ownership lease held: {IsHeld}")]
    public static partial void MembershipTableAway(this ILogger logger, bool isHeld, Exception fault);

    [LoggerMessage(3171, LogLevel.Information, "Cluster certificate {File} read again; it ends {NotAfter:u}")]
    public static partial void ClusterCertificateRead(this ILogger logger, string file, DateTimeOffset notAfter);

    [LoggerMessage(3172, LogLevel.Error, "Cluster certificate {File} not taken over: it {Rule}")]
    public static partial void ClusterCertificateFaulty(this ILogger logger, string file, string rule);

    [LoggerMessage(3173, LogLevel.Warning, "A connection of no node of this cluster was refused; it showed {Subject}")]
    public static partial void StrangerRefused(this ILogger logger, string subject);

    [LoggerMessage(
        3174,
        LogLevel.Warning,
        "A call that only nodes with actors may make was refused: {Interface}.{Method}"
    )]
    public static partial void CallRefused(this ILogger logger, string @interface, string method);

    [LoggerMessage(3176, LogLevel.Information, "Node {Node} left; changes wait until it can hold no lease any more")]
    public static partial void NodeLeft(this ILogger logger, SiloAddress node);

    [LoggerMessage(
        3178,
        LogLevel.Warning,
        "The membership table did not tell how node {Node} left; the others are asked"
    )]
    public static partial void DepartureUnclear(this ILogger logger, SiloAddress node, Exception fault);

    [LoggerMessage(3177, LogLevel.Information, "Node {Node}: more than half of its cluster know that it is lost")]
    public static partial void LossConfirmed(this ILogger logger, SiloAddress node);

    [LoggerMessage(3169, LogLevel.Debug, "Node {Node} gave no testimony: {Fault}")]
    public static partial void NoTestimony(this ILogger logger, SiloAddress node, string fault);

    [LoggerMessage(3179, LogLevel.Warning, "Not every busy actor left in time; the rest is deactivated with the silo")]
    public static partial void HandOverIncomplete(this ILogger logger);

    [LoggerMessage(3183, LogLevel.Information, "{Count} busy actors went to node {Node}, which came")]
    public static partial void ActorsShared(this ILogger logger, int count, SiloAddress node);

    [LoggerMessage(3175, LogLevel.Warning, "Cluster {ClusterId} in {Table} does not answer yet; trying again: {Cause}")]
    public static partial void ClusterNotReached(this ILogger logger, string clusterId, string table, string cause);

    [LoggerMessage(3167, LogLevel.Information, "Member of cluster {ClusterId} with {Others} other nodes")]
    public static partial void Joined(this ILogger logger, string clusterId, int others);

    [LoggerMessage(3168, LogLevel.Information, "The membership table answers again; ownership lease held: {IsHeld}")]
    public static partial void MembershipTableBack(this ILogger logger, bool isHeld);
}
