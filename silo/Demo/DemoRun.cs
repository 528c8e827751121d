using System.Collections.Immutable;
using System.Text.Json;
using FastCluster.Silo.Demo.Client;
using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Recording;
using Spectre.Console;

namespace FastCluster.Silo.Demo;

/// <summary>Runs a journey against servers that are up, shows it and writes it down.</summary>
/// <param name="console">Where it is shown.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoRun(IAnsiConsole console, TimeProvider time)
{
    private const int MaximumAnswerBytes = 1024 * 1024;
    private static readonly TimeSpan s_requestTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Visits a server.</summary>
    /// <param name="steps">The steps of the journey.</param>
    /// <param name="target">The server and the identities.</param>
    /// <param name="log">Keeps what the journey sends; steps with a browser of their own know it too.</param>
    /// <param name="jsonFile">Where the report goes; overwritten.</param>
    /// <param name="cancellationToken">Ends the journey.</param>
    /// <returns>The report, which is in the file too.</returns>
    /// <exception cref="IOException">The report cannot be written.</exception>
    public async Task<DemoReport> VisitAsync(
        ImmutableArray<IJourneyStep> steps,
        DemoTarget target,
        ExchangeLog log,
        string jsonFile,
        CancellationToken cancellationToken
    )
    {
        using var handler = CreateHandler(target);
        using var recorder = new ExchangeRecorder(handler, log, time);
        using var http = CreateClient(recorder);
        var context = new JourneyContext(target, new UdapClient(http, new UdapJwtSigner(time)), time);
        var journey = new UdapJourney(steps, context, log, time);

        console.MarkupLineInterpolated($"[bold]{target.FhirBase}[/] seen by [bold]{target.ClientUri}[/]");
        var table = new JourneyTable(console, steps);
        var report = await table.ShowAsync(observer => journey.RunAsync(observer, cancellationToken));
        await WriteAsync(report, jsonFile);
        console.MarkupLineInterpolated($"Requests, JWTs and answers: {jsonFile}");
        return report;
    }

    /// <summary>Reaches the servers of a target and no others: TLS is trusted by their roots alone. Keeps no cookies.</summary>
    /// <param name="target">The servers.</param>
    public static SocketsHttpHandler CreateHandler(DemoTarget target)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.CertificateChainPolicy = CommunityTrust.CreateTlsPolicy(target.TlsRoots);
        return handler;
    }

    /// <summary>Sends requests with the bounds of the demo.</summary>
    /// <param name="handler">Sends them; stays the caller's.</param>
    public static HttpClient CreateClient(HttpMessageHandler handler) =>
        new(handler, disposeHandler: false)
        {
            Timeout = s_requestTimeout,
            MaxResponseContentBufferSize = MaximumAnswerBytes,
        };

    private static async Task WriteAsync(DemoReport report, string jsonFile)
    {
        await using var file = File.Create(jsonFile);
        await JsonSerializer.SerializeAsync(file, report, DemoJsonContext.Default.DemoReport);
    }
}
