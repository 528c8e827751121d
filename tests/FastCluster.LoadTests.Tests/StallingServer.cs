using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FastCluster.LoadTests.Tests;

/// <summary>A server on loopback that publishes metadata, and answers nothing for a while after one of its requests.</summary>
internal sealed class StallingServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly int _stallAt;
    private readonly TimeSpan _stall;
    private long? _stalledSince;
    private int _requests;

    private StallingServer(int stallAt, TimeSpan stall)
    {
        (_stallAt, _stall) = (stallAt, stall);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.MapGet("/work", AnswerAsync);
        _application.MapGet("/refuse", context => RefuseAsync(context.Response));
        _application.MapGet("/fhir/.well-known/udap", DescribeAsync);
        _application.MapGet("/.well-known/oauth-authorization-server", DescribeAsync);
    }

    /// <summary>Its address, with a closing slash.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <summary>How many requests for work came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Starts it.</summary>
    /// <param name="stallAt">Number of the request that begins the stall; from 1, 0 for none.</param>
    /// <param name="stall">How long neither it nor any later request is answered.</param>
    public static async Task<StallingServer> StartAsync(int stallAt = 0, TimeSpan stall = default)
    {
        var server = new StallingServer(stallAt, stall);
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = 429;
        return response.WriteAsync("{\"error\":\"slow_down\"}");
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _requests) == _stallAt)
        {
            _stalledSince = TimeProvider.System.GetTimestamp();
        }

        if (
            _stalledSince is { } since
            && _stall - TimeProvider.System.GetElapsedTime(since) is var left
            && left > TimeSpan.Zero
        )
        {
            await Task.Delay(left, TimeProvider.System);
        }

        await context.Response.WriteAsync("{}");
    }

    private Task DescribeAsync(HttpContext context)
    {
        var names = new[]
        {
            "registration_endpoint",
            "token_endpoint",
            "introspection_endpoint",
            "revocation_endpoint",
        };
        var members = names.Select(name => $"\"{name}\":\"{Address}{name}\"");
        return context.Response.WriteAsync($"{{{string.Join(',', members)}}}");
    }
}
