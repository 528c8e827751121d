using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FastCluster.Silo.Tests.Outbound;

/// <summary>A real HTTP server on a free loopback port with one handler per path.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private LoopbackServer(WebApplication app) => _app = app;

    public IReadOnlyCollection<string> Requests => [.. _requests];

    public string Url(string path, string host = "127.0.0.1") =>
        new UriBuilder(_app.Urls.Single()) { Host = host, Path = path }
            .Uri
            .AbsoluteUri;

    public static async Task<LoopbackServer> StartAsync(params (string Path, RequestDelegate Handler)[] routes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new LoopbackServer(app);
        app.Use(
            (context, next) =>
            {
                server._requests.Enqueue(context.Request.Path);
                return next(context);
            }
        );
        foreach (var (path, handler) in routes)
        {
            app.Map(path, handler);
        }

        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
