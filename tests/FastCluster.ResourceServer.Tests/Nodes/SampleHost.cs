using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using FastCluster.Pki;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.Servers;
using FastCluster.ResourceServer.Tests.Sample;
using FastCluster.ResourceServer.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>The sample on a loopback port of its own, and a client of it.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _http;

    private SampleHost(WebApplication application, CountingHandler connections, ShiftedClock clock)
    {
        _application = application;
        Connections = connections;
        Clock = clock;
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        _http = new() { BaseAddress = new(addresses.Addresses.Single()) };
    }

    /// <summary>Connections to the authorization server.</summary>
    public CountingHandler Connections { get; }

    /// <summary>Time of day of the sample.</summary>
    public ShiftedClock Clock { get; }

    /// <summary>Starts the sample; the first answer of the feed may be still under way.</summary>
    public static async Task<SampleHost> LaunchAsync(
        NodeFolder folder,
        Action<FastClusterBearerOptions>? change = null,
        ILoggerProvider? logs = null
    )
    {
        var (connections, clock) = (new CountingHandler(folder), new ShiftedClock());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs);
        }

        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = FhirSample.Build(
            builder,
            options =>
            {
                options.Issuer = folder.Origin;
                options.Audience = folder.FhirBase;
                options.BackchannelHandler = connections;
                options.Credential = CredentialOf(folder);
                change?.Invoke(options);
            }
        );
        await application.StartAsync();
        return new(application, connections, clock);
    }

    /// <summary>Starts the sample and waits until it knows what was revoked.</summary>
    public static async Task<SampleHost> StartAsync(
        NodeFolder folder,
        Action<FastClusterBearerOptions>? change = null,
        ILoggerProvider? logs = null
    )
    {
        var sample = await LaunchAsync(folder, change, logs);
        await Eventually.TrueAsync(
            () => Task.FromResult(sample.RevocationAge is not null),
            "a first answer of the revocation feed"
        );
        return sample;
    }

    /// <summary>Age of what the sample knows of revocations.</summary>
    public TimeSpan? RevocationAge => _application.Services.GetRequiredService<RevocationState>().Age;

    /// <summary>Owns the instruments of the sample.</summary>
    public IMeterFactory Meters => _application.Services.GetRequiredService<IMeterFactory>();

    /// <summary>Judges tokens as the sample does.</summary>
    public AccessTokenVerifier Verifier => _application.Services.GetRequiredService<AccessTokenVerifier>();

    /// <summary>Asks for a resource with a token.</summary>
    public async Task<SampleAnswer> GetAsync(string? token, string resource = "Patient")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/fhir/{resource}");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    /// <summary>Sends any request.</summary>
    public async Task<SampleAnswer> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        return new(
            answer.StatusCode,
            answer.Headers.WwwAuthenticate.ToString(),
            answer.Headers.RetryAfter?.Delta,
            await answer.Content.ReadAsStringAsync()
        );
    }

    /// <summary>Waits until a token is refused.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> UntilAsync(HttpStatusCode status, string token)
    {
        var start = TimeProvider.System.GetTimestamp();
        await Eventually.TrueAsync(async () => (await GetAsync(token)).Status == status, $"{status}");
        return TimeProvider.System.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        Connections.Dispose();
    }

    /// <summary>A credential right below the root, which does not fall with the issuing authority.</summary>
    public static ResourceServerCredential CredentialBelowTheRoot(NodeFolder folder)
    {
        var leaf = folder.Community.Leaf(NodeFolder.ResourceServerUri) with { CrlUrl = folder.Community.RootCrlUrl };
        return Write(folder, "resource-root", folder.Community.Root.Issue(leaf));
    }

    private static ResourceServerCredential CredentialOf(NodeFolder folder) =>
        Write(folder, "resource", folder.Community.IssueClient(NodeFolder.ResourceServerUri));

    private static ResourceServerCredential Write(NodeFolder folder, string name, CertifiedKey credential)
    {
        var (certificates, key) = (folder[$"{name}.pem"], folder[$"{name}.key"]);
        File.WriteAllText(certificates, credential.ToChainPem());
        File.WriteAllText(key, credential.ToPrivateKeyPem());
        return ResourceServerCredential.FromPemFiles(NodeFolder.ResourceServerUri, certificates, key);
    }
}
