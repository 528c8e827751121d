using System.Net;
using FastCluster.Cluster.Tests.Nodes;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Keys;
using FastCluster.Contracts.Revocations;
using FastCluster.Contracts.StatusLists;
using FastCluster.Contracts.Tokens;
using FastCluster.Contracts.Trust;
using FastCluster.Grains.Nodes;
using FastCluster.Silo.Clustering;
using FastCluster.Silo.Configuration;
using FastCluster.Testing.Logs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FastCluster.Cluster.Tests.Strangers;

/// <summary>A caller with the certificate of an API node, and a program of its own.</summary>
public sealed class EdgeCallTests(SecureCluster place) : IClassFixture<SecureCluster>, IAsyncLifetime
{
    private const string Ring = $"{NodeFolder.ServerId}/{nameof(KeyUse.AccessToken)}";
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(30);
    private IHost? _host;

    private IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        using var log = new RecordingLoggerProvider();
        var options = new FastClusterOptions
        {
            Cluster = new()
            {
                Provider = ClusterProvider.PostgreSql,
                ConnectionString = place.Cluster.Store.ConnectionString(),
                AdvertisedAddress = $"{IPAddress.Loopback}",
                Tls = place.Certificates.ApiOptions,
            },
        };
        _host = new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(log))
            .ConfigureServices(services =>
                services.AddSingleton(options).AddKeyedSingleton(NodeClock.Key, TimeProvider.System)
            )
            .UseOrleansClient(client => client.AddCluster(options))
            .Build();
        using var limit = new CancellationTokenSource(s_startLimit);
        var start = await Record.ExceptionAsync(() => _host.StartAsync(limit.Token));
        Assert.True(start is null, $"{start?.Message}: {string.Join("\n", log.Texts)}");
    }

    public async Task DisposeAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Call_OfAPublishedDocument_IsAnswered() =>
        Assert.NotEmpty(await Grains.GetGrain<IKeyRingGrain>(Ring).GetJwksAsync());

    [Fact]
    public async Task Calls_OfKeys_AreRefused()
    {
        var ring = Grains.GetGrain<IKeyRingGrain>(Ring);

        await RefusedAsync(() => ring.GetKeysAsync());
        await RefusedAsync(() => ring.RotateAsync());
        await RefusedAsync(() => ring.RewrapAsync());
    }

    [Fact]
    public async Task Calls_OfSessionKeys_ReadAndAddAlone()
    {
        var sessions = Grains.GetGrain<ISessionKeysGrain>(0);

        Assert.Equal(0, (await sessions.ReadAsync()).Version);
        await RefusedAsync(() => sessions.GetKeysAsync());
        await RefusedAsync(() => sessions.RewrapAsync());
    }

    [Fact]
    public async Task Calls_OfTrustAndClients_AreRefused()
    {
        const string Key = $"{NodeFolder.ServerId}/anything";

        await RefusedAsync(() => Grains.GetGrain<ITrustAnchorGrain>(Key).GetAsync());
        await RefusedAsync(() => Grains.GetGrain<ITrustAnchorGrain>(Key).SetEnabledAsync(isEnabled: false));
        await RefusedAsync(() => Grains.GetGrain<ITrustCommunityGrain>(Key).SetEnabledAsync(isEnabled: false));
        await RefusedAsync(() => Grains.GetGrain<IClientGrain>(Key).SetEnabledAsync(isEnabled: false));
        await RefusedAsync(() => Grains.GetGrain<ITokenFamilyGrain>(Key).RevokeAsync());
        await RefusedAsync(() => Grains.GetGrain<IRevocationLogGrain>(Key).ReadAfterAsync(0));
        await RefusedAsync(() => Grains.GetGrain<IStatusListGrain>(Key).ReportAsync(new("", 0, [], false, 0)));
        await RefusedAsync(() => Grains.GetGrain<IStatusListGrain>(Key).ForgetAsync());
        await RefusedAsync(() => Grains.GetGrain<IStatusListCatalogGrain>(NodeFolder.ServerId).SweepAsync());
    }

    [Fact]
    public async Task Calls_OfOperatorsAndOfTheRuntime_AreRefused()
    {
        var management = Grains.GetGrain<IManagementGrain>(0);

        await RefusedAsync(() => Grains.GetGrain<IOperatorGrain>(0).FindClientAsync(NodeFolder.ServerId, "anything"));
        await RefusedAsync(() => management.ForceActivationCollection(TimeSpan.Zero));
        await RefusedAsync(() => management.GetHosts());
    }

    private async Task RefusedAsync(Func<Task> call)
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(call);
        Assert.True(await place.Node.IsReadyAsync());
    }
}
