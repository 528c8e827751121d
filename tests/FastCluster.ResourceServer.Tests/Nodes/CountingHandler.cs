using System.Net;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>The connections of a resource server to its authorization server, whose requests for keys are counted.</summary>
internal sealed class CountingHandler(NodeFolder folder)
    : DelegatingHandler(UdapClient.Connections(new IPEndPoint(IPAddress.Loopback, folder.Port)))
{
    private int _keySetRequests;

    /// <summary>Requests for the key set so far.</summary>
    public int KeySetRequests => Volatile.Read(ref _keySetRequests);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/jwks.json", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _keySetRequests);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
