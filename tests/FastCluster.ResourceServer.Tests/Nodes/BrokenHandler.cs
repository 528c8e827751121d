using System.Net;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>Connections of an application's own that fail at first in a way that nobody foresaw.</summary>
internal sealed class BrokenHandler(NodeFolder folder)
    : DelegatingHandler(UdapClient.Connections(new IPEndPoint(IPAddress.Loopback, folder.Port)))
{
    private const int Faults = 5;
    private int _requests;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        Interlocked.Increment(ref _requests) <= Faults
            ? throw new InvalidOperationException(request.RequestUri!.ToString())
            : base.SendAsync(request, cancellationToken);
}
