using FastCluster.Cluster.Tests.Nodes;

namespace FastCluster.Cluster.Tests.People;

/// <summary>Sends each request to another node, as a load balancer without memory would.</summary>
internal sealed class NodeRouter : HttpMessageHandler
{
    private readonly HttpMessageInvoker[] _nodes;
    private int _next;

    /// <summary>Reaches some nodes.</summary>
    /// <param name="nodes">At least one node with an HTTP edge.</param>
    public NodeRouter(IEnumerable<ClusterNode> nodes) => _nodes = [.. nodes.Select(ConnectTo)];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => _nodes[(uint)Interlocked.Increment(ref _next) % _nodes.Length].SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        foreach (var node in _nodes)
        {
            node.Dispose();
        }

        base.Dispose(disposing);
    }

    private static HttpMessageInvoker ConnectTo(ClusterNode node)
    {
        var connections = UdapClient.Connections(new(node.Place.Address, node.Port));
        (connections.UseCookies, connections.AllowAutoRedirect) = (false, false);
        return new HttpMessageInvoker(connections);
    }
}
