using System.Diagnostics.CodeAnalysis;
using FastCluster.Silo.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>A server whose tokens name status lists, with short times.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class ListedServer : IAsyncLifetime
{
    /// <summary>How long a list may be kept.</summary>
    public const int TimeToLive = 2;

    private RunningServer? _server;

    public RunningServer Server => _server!;

    public async Task InitializeAsync() => _server = await StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>Starts a server of a test's own.</summary>
    public static Task<RunningServer> StartAsync(Action<IServiceCollection>? addServices = null) =>
        RunningServer.StartAsync(WithLists, addServices);

    private static FastClusterOptions WithLists(FastClusterOptions options) =>
        options with
        {
            StatusLists = new()
            {
                Enabled = true,
                Report = TimeSpan.FromSeconds(2),
                TimeToLive = TimeSpan.FromSeconds(TimeToLive),
            },
        };
}
