using System.Text.Json;
using FastCluster.Silo.Demo.Client;
using FastCluster.Silo.Demo.Journey;
using FastCluster.Silo.Demo.Recording;
using Spectre.Console;

namespace FastCluster.Silo.Demo;

/// <summary>Runs the journey against a server that is up, shows it and writes it down.</summary>
/// <param name="console">Where it is shown.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoRun(IAnsiConsole console, TimeProvider time)
{
    private const int MaximumAnswerBytes = 1024 * 1024;
    private static readonly TimeSpan s_requestTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Visits a server.</summary>
    /// <param name="target">The server and the identities.</param>
    /// <param name="jsonFile">Where the report goes; overwritten.</param>
    /// <param name="cancellationToken">Ends the journey.</param>
    /// <returns>Whether every step passed.</returns>
    /// <exception cref="IOException">The report cannot be written.</exception>
    public async Task<bool> VisitAsync(DemoTarget target, string jsonFile, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.CertificateChainPolicy = CommunityTrust.CreateTlsPolicy(target.TlsRoots);
        using var recorder = new ExchangeRecorder(handler, time);
        using var http = new HttpClient(recorder)
        {
            Timeout = s_requestTimeout,
            MaxResponseContentBufferSize = MaximumAnswerBytes,
        };
        var context = new JourneyContext(target, new UdapClient(http, new UdapJwtSigner(time)), time);
        var journey = new UdapJourney(context, recorder, time);

        console.MarkupLineInterpolated($"[bold]{target.FhirBase}[/] seen by [bold]{target.ClientUri}[/]");
        var report = await new JourneyTable(console).ShowAsync(table => journey.RunAsync(table, cancellationToken));
        await WriteAsync(report, jsonFile);
        console.MarkupLineInterpolated($"Requests, JWTs and answers: {jsonFile}");
        return report.HasPassed;
    }

    private static async Task WriteAsync(DemoReport report, string jsonFile)
    {
        await using var file = File.Create(jsonFile);
        await JsonSerializer.SerializeAsync(file, report, DemoJsonContext.Default.DemoReport);
    }
}
