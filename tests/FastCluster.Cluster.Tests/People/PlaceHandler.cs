namespace FastCluster.Cluster.Tests.People;

/// <summary>Sends what is for <c>localhost</c>, where no node is, straight there, and the rest to the nodes.</summary>
/// <param name="nodes">Reaches the nodes.</param>
internal sealed class PlaceHandler(HttpMessageHandler nodes) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _nodes = new(nodes);

    private readonly HttpMessageInvoker _elsewhere = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            SslOptions = new() { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        }
    );

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => (request.RequestUri!.Host == "localhost" ? _elsewhere : _nodes).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _nodes.Dispose();
        _elsewhere.Dispose();
        base.Dispose(disposing);
    }
}
