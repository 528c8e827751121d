using FastCluster.Api.Listeners;

namespace FastCluster.Silo.Hosting;

/// <summary>What follows from a role.</summary>
internal static class NodeRoles
{
    /// <summary>Whether the process holds actors.</summary>
    public static bool HasActors(this NodeRole role) => role != NodeRole.Api;

    /// <summary>Whether the process opens a listener, where it is configured.</summary>
    public static bool Opens(this NodeRole role, ListenerKind listener) =>
        listener switch
        {
            ListenerKind.Public => role != NodeRole.Silo,
            ListenerKind.Admin => role != NodeRole.Api,
            ListenerKind.Management => true,
            _ => throw new ArgumentOutOfRangeException(nameof(listener), listener, "Unknown listener."),
        };
}
