using System.Net.Security;
using System.Net.Sockets;
using FastCluster.Contracts.Clients;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;

namespace FastCluster.VectorRunner;

/// <summary>The real server in process on a fresh data folder, and a client whose every connection goes to it.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private const string ServerId = "vectors";
    private const string FhirBase = "https://fhir.vectors.test/r4";
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-vectors-").FullName;
    private WebApplication? _application;

    /// <summary>Sends to the server, whatever host a URL names.</summary>
    public HttpClient Client { get; private set; } = new();

    /// <summary>Starts a server.</summary>
    public static async Task<ServerUnderTest> StartAsync(ServerSetup setup, ServerCertificates certificates)
    {
        var server = new ServerUnderTest();
        await server.StartCoreAsync(setup, certificates);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_application is not null)
        {
            await _application.StopAsync();
            await _application.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartCoreAsync(ServerSetup setup, ServerCertificates certificates)
    {
        var clock = new FrozenClock(setup.Clock);
        _application = FastClusterHost.Create(
            OptionsOf(setup, certificates),
            services =>
            {
                services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
            }
        );
        await _application.StartAsync();
        await SeedAsync(setup);
        var address = _application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses;
        Client = CreateClient(new Uri(address.First(url => url.StartsWith("https:", StringComparison.Ordinal))).Port);
    }

    private static HttpClient CreateClient(int port) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
                ConnectCallback = async (_, cancellationToken) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(30),
        };

    private FastClusterOptions OptionsOf(ServerSetup setup, ServerCertificates certificates) =>
        new()
        {
            Environment = NodeEnvironment.Development,
            DataFolder = Path.Combine(_folder, "data"),
            Listeners = new()
            {
                Public = new() { Url = "https://127.0.0.1:0" },
                Management = new() { Url = "http://127.0.0.1:0" },
            },
            Outbound = new() { CrlFiles = [.. setup.Crls.Select(WriteCrl)] },
            AuthorizationServers =
            [
                new()
                {
                    Id = ServerId,
                    Issuer = setup.Issuer,
                    RegistrationEndpoint = setup.RegistrationEndpoint,
                    TokenEndpoint = setup.TokenEndpoint,
                    Communities = [.. setup.Communities.Select(CommunityOf)],
                    FhirBases =
                    [
                        new()
                        {
                            Url = FhirBase,
                            Identities =
                            [
                                .. setup.Communities.Select(one => certificates.IdentityOf(FhirBase, one.Uri, _folder)),
                            ],
                        },
                    ],
                },
            ],
        };

    private static CommunityOptions CommunityOf(CommunitySetup community) =>
        new()
        {
            Uri = community.Uri,
            Anchors = community.Anchors,
            Intermediates = community.Intermediates,
            CertifierAnchors = community.CertifierAnchors,
            Policy = community.Policy,
        };

    private CrlFileOptions WriteCrl(KeyValuePair<string, string> crl, int number)
    {
        var file = Path.Combine(_folder, $"crl-{number}.pem");
        File.WriteAllText(file, crl.Value);
        return new() { Url = crl.Key, File = file };
    }

    private async Task SeedAsync(ServerSetup setup)
    {
        var grains = _application!.Services.GetRequiredService<IGrainFactory>();
        var aliases = new Dictionary<string, ClientAlias>(StringComparer.Ordinal);
        foreach (var seed in setup.Clients)
        {
            var key = ClientKey.Of(ServerId, seed.CommunityUri, seed.Issuer);
            var registration = new ClientRegistration
            {
                MetadataJson = "{}",
                Scope = seed.Scope,
                GrantTypes = seed.GrantTypes,
            };
            var certificate = new ClientCertificate([], "", "", null, null, [], 0, "", []);
            var command = new RegisterClient(seed.CommunityUri, seed.Issuer, registration, certificate);
            await grains.GetGrain<IClientGrain>(key.ToGrainKey()).RegisterAsync(command);
            aliases[seed.ClientId] = new ClientAlias(key.Digest, Generation: 1);
        }

        await grains.GetGrain<IClientAliasGrain>(ServerId).AddAsync(aliases);
    }
}
