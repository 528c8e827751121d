using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FastCluster.Durability.Tests.Telemetry;

/// <summary>A collector on loopback that takes OTLP over HTTP and keeps the bytes; all texts in them are plain UTF-8.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentBag<(string Path, byte[] Body)> _received = [];
    private readonly WebApplication _server;

    private OtlpCollector(WebApplication server) => _server = server;

    public string Endpoint => _server.Urls.Single();

    /// <summary>Everything that came for a signal, each byte as one character.</summary>
    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    public string TextOf(string signal) =>
        string.Concat(
            _received.Where(one => one.Path == $"/v1/{signal}").Select(one => Encoding.Latin1.GetString(one.Body))
        );

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new OtlpCollector(builder.Build());
        collector._server.MapPost("/v1/{signal}", collector.TakeAsync);
        await collector._server.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Add((context.Request.Path, body.ToArray()));
    }
}
