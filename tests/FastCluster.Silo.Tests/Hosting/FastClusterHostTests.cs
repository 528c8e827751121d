using System.Net;
using FastCluster.Api.Health;
using FastCluster.Contracts.Keys;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using FastCluster.Testing.Logs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Silo.Tests.Hosting;

public sealed class FastClusterHostTests : IDisposable
{
    private const string Metadata = NodeSetup.Base + "/.well-known/udap";
    private readonly NodeSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/startup")]
    [InlineData("/healthz/ready")]
    [InlineData("/metrics")]
    public async Task Management_StartedNode_Answers(string path)
    {
        await using var node = await RunningNode.StartAsync(_setup.Options);

        using var answer = await node.GetManagementAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/healthz/ready")]
    [InlineData("/metrics")]
    [InlineData("/admin/v1/servers")]
    public async Task Public_PathOfOtherListener_IsUnknown(string path)
    {
        await using var node = await RunningNode.StartAsync(_setup.Options);

        using var answer = await node.GetPublishedAsync("https://as.example.test" + path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    [Requirement("DISC-39")]
    public async Task Public_MetadataOfDeclaredBaseOnly_IsServed()
    {
        await using var node = await RunningNode.StartAsync(_setup.Options);

        using var declared = await node.GetPublishedAsync(Metadata);
        using var other = await node.GetPublishedAsync("https://other.example.test/r4/.well-known/udap");

        Assert.Equal(HttpStatusCode.OK, declared.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Start_ChangedCommunityWithSameVersion_IsRefused()
    {
        await using (await RunningNode.StartAsync(_setup.Options)) { }
        using var other = new NodeSetup();
        var changed = _setup.WithServer(server =>
            server with
            {
                Communities = [server.Communities[0] with { Anchors = [other.Folder["anchor.pem"]] }],
            }
        );

        var fault = await Assert.ThrowsAsync<InvalidConfigurationException>(() => RunningNode.StartAsync(changed));

        Assert.Contains("declarationVersion", fault.Faults.Single().Setting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OlderDeclaration_IsIgnoredWithWarning()
    {
        await using (await RunningNode.StartAsync(_setup.WithServer(server => server with { DeclarationVersion = 2 })))
        { }
        var log = new RecordingLoggerProvider();

        await using (await RunningNode.StartAsync(_setup.Options, log.AddTo)) { }

        Assert.Contains(3151, log.EventIds);
    }

    [Fact]
    public async Task Stop_Node_IsNoLongerReady()
    {
        var node = await RunningNode.StartAsync(_setup.Options);
        var health = node.Services.GetRequiredService<INodeHealth>();
        Assert.True(health.IsReady);

        await node.DisposeAsync();

        Assert.False(health.IsReady);
    }

    [Fact]
    public void Create_DrainPause_ComesOnTopOfTheTimeToStop()
    {
        var options = _setup.Options with { Listeners = new() { DrainPause = TimeSpan.FromSeconds(30) } };
        using var node = Silo.Hosting.FastClusterHost.Create(
            options,
            services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(NodeSetup.Now))
        );

        var limit = node.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;

        Assert.Equal(TimeSpan.FromSeconds(50), limit);
    }

    [Fact]
    public void ListenerCertificates_RoleWithoutPublicListener_DoesNotReadItsKey()
    {
        var listeners = new ListenersOptions
        {
            Public = new()
            {
                Url = "https://127.0.0.1:0",
                Certificate = new() { CertificateFile = "/nowhere" },
            },
        };
        var options = _setup.Options with { Listeners = listeners };

        Assert.Throws<InvalidConfigurationException>(() => Read(NodeRole.Api));
        Read(NodeRole.Silo);

        void Read(NodeRole role) =>
            _ = new ListenerCertificates(options, role, TimeProvider.System, NullLogger<ListenerCertificates>.Instance);
    }

    [Fact]
    public async Task Metrics_OfTheFramework_AreTheRequestsInFlightAlone()
    {
        await using var node = await RunningNode.StartAsync(_setup.Options);
        using (await node.GetPublishedAsync(Metadata)) { }

        using var answer = await node.GetManagementAsync("/metrics");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("http_server_active_requests{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http_server_request_duration", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_FaultyOptions_ReportsFaultsWithoutStart()
    {
        var options = _setup.WithServer(server =>
            server with
            {
                FhirBases = [server.FhirBases[0], server.FhirBases[0]],
            }
        );

        Assert.Throws<InvalidConfigurationException>(() => Silo.Hosting.FastClusterHost.Create(options));
    }

    [Fact]
    public async Task Rewrap_NewKeyEncryptionKey_FreesTheOldOne()
    {
        var (first, second) = (WriteKey("first.key"), WriteKey("second.key"));
        var kid = await ReadActiveKeyAsync(WithKeys(first), rewrap: false);

        Assert.Equal(kid, await ReadActiveKeyAsync(WithKeys(second, first), rewrap: true));

        Assert.Equal(kid, await ReadActiveKeyAsync(WithKeys(second), rewrap: false));
    }

    private static async Task<string> ReadActiveKeyAsync(FastClusterOptions options, bool rewrap)
    {
        await using var node = await RunningNode.StartAsync(options);
        foreach (var use in Enum.GetValues<KeyUse>().Where(use => use != KeyUse.Grant)) // no people are served
        {
            var ring = node.Grains.GetGrain<IKeyRingGrain>($"main/{use}");
            var wrapped = rewrap ? await ring.RewrapAsync() : 0;
            Assert.Equal(rewrap, wrapped > 0);
        }

        using var metadata = await node.GetPublishedAsync(Metadata);
        Assert.Equal(HttpStatusCode.OK, metadata.StatusCode);
        var keys = await node.Grains.GetGrain<IKeyRingGrain>($"main/{KeyUse.AccessToken}").GetKeysAsync();
        return keys.Single(key => key.State == KeyState.Active).KeyId;
    }

    private FastClusterOptions WithKeys(string current, params string[] previous) =>
        _setup.Options with
        {
            Keys = new() { KeyEncryptionKeyFile = current, PreviousKeyEncryptionKeyFiles = previous },
        };

    private string WriteKey(string name)
    {
        Silo.Keys.KeyEncryptionKeyFile.Generate(_setup.Folder[name]);
        return _setup.Folder[name];
    }
}
