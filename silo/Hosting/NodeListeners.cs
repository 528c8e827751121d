using FastCluster.Api.Listeners;
using FastCluster.Silo.Configuration;

namespace FastCluster.Silo.Hosting;

/// <summary>The listeners of a node in the order in which they are opened.</summary>
internal static class NodeListeners
{
    /// <summary>The configured listeners with the path of their settings.</summary>
    public static IEnumerable<(ListenerKind Kind, string Setting, ListenerOptions Listener)> Of(
        ListenersOptions listeners
    )
    {
        yield return (ListenerKind.Public, "listeners.public", listeners.Public);
        yield return (ListenerKind.Management, "listeners.management", listeners.Management);
        if (listeners.Admin is { } admin)
        {
            yield return (ListenerKind.Admin, "listeners.admin", admin);
        }
    }
}
