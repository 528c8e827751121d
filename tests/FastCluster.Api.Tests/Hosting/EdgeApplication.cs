using System.Net;
using FastCluster.Api.Admin;
using FastCluster.Api.Health;
using FastCluster.Api.Listeners;
using FastCluster.Api.Metadata;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.Servers;
using FastCluster.Contracts.Tokens;
using FastCluster.Contracts.Trust;
using FastCluster.Testing.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Api.Tests.Hosting;

/// <summary>The edge on three free loopback ports over fake actors; plain HTTP, since TLS belongs to the host.</summary>
internal sealed class EdgeApplication : IAsyncDisposable
{
    private WebApplication? _application;
    private readonly Dictionary<ListenerKind, HttpClient> _clients = [];

    public FakeActors Actors { get; } = new();

    public FakeOperator Operator { get; } = new();

    public RecordedDecisions Decisions { get; } = new();

    public RecordingLoggerProvider Logs { get; } = new();

    public SetHealth Health { get; } = new();

    public FakeTimeProvider Time { get; } = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>What the framework's own routing serves.</summary>
    public IEnumerable<RouteEndpoint> Routes =>
        _application!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public HttpClient Public => _clients[ListenerKind.Public];

    public HttpClient Management => _clients[ListenerKind.Management];

    public HttpClient Admin => _clients[ListenerKind.Admin];

    public static async Task<EdgeApplication> StartAsync(Action<EdgeOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var kind in Enum.GetValues<ListenerKind>())
            {
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.ServesListener(kind));
            }
        });
        builder.Services.AddFastClusterApi(configure ?? (_ => { }));
        var self = new EdgeApplication();
        builder.Logging.ClearProviders();
        self.Logs.AddTo(builder.Services);
        self.AddFakes(builder.Services);
        self._application = builder.Build();
        self._application.MapFastCluster();
        await self._application.StartAsync();
        self.Connect(self._application);
        return self;
    }

    /// <summary>Stops the host as it stops in life.</summary>
    public Task StopAsync() => _application!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }

    private void AddFakes(IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationServerDirectory>(TestServers.Two);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IDecisionSink>(Decisions);
        services.AddSingleton<INodeHealth>(Health);
        services.AddSingleton<IClientCatalog, NoClients>();
        services.AddSingleton(_ =>
        {
            var fakes = FakeGrains.Create(out var factory);
            fakes.Add<ITokenIssuerGrain>("0", Actors);
            fakes.Add<IRegistrarGrain>("0", Actors);
            fakes.Add<IIntrospectorGrain>("0", Actors);
            fakes.Add<IRevokerGrain>("0", Actors);
            fakes.Add<IRevocationFeedGrain>("0", Actors);
            fakes.Add<IOperatorGrain>("0", Operator);
            fakes.Add<IKeyRingGrain>("one/AccessToken", Actors);
            fakes.Add<IServerIdentityGrain>(
                DocumentCache.ToIdentityKey("one", "https://as.test/fhir", TestServers.CommunityA),
                Actors
            );
            return factory;
        });
    }

    private void Connect(WebApplication application)
    {
        var addresses = application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        foreach (var (kind, address) in Enum.GetValues<ListenerKind>().Zip(addresses))
        {
            var client = new HttpClient { BaseAddress = new(address) };
            client.DefaultRequestHeaders.Host = kind == ListenerKind.Public ? TestServers.Host : null;
            _clients.Add(kind, client);
        }
    }
}
