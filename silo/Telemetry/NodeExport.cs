using FastCluster.Api.Listeners;
using FastCluster.Silo.Configuration;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FastCluster.Silo.Telemetry;

/// <summary>Sends traces, metrics and logs to the configured collector.</summary>
internal static class NodeExport
{
    private const string ActorCalls = "Microsoft.Orleans.Application";
    private const int PatienceMilliseconds = 2_000; // the stop of a node waits for a collector that is away

    /// <summary>Adds the three exports; call it after the meters were added.</summary>
    /// <param name="services">The node's services.</param>
    /// <param name="collector">The collector.</param>
    public static void AddNodeExport(this IServiceCollection services, OtlpOptions collector) =>
        services
            .AddOpenTelemetry()
            .WithTracing(traces =>
                traces
                    .SetSampler(new RequestSampler(collector.TraceOneIn))
                    .AddAspNetCoreInstrumentation(requests => requests.Filter = IsOfCaller)
                    .AddSource(ActorCalls)
                    .AddProcessor(new SpanPrivacy())
                    .AddOtlpExporter("traces", exporter => Aim(exporter, collector, "traces"))
            )
            .WithMetrics(metrics => metrics.AddOtlpExporter("metrics", exporter => Aim(exporter, collector, "metrics")))
            .WithLogging(
                logs => logs.AddOtlpExporter("logs", exporter => Aim(exporter, collector, "logs")),
                logs => logs.IncludeFormattedMessage = true
            );

    private static bool IsOfCaller(HttpContext context) =>
        context.Features.Get<ListenerFeature>()?.Kind is ListenerKind.Public or ListenerKind.Admin;

    private static void Aim(OtlpExporterOptions exporter, OtlpOptions collector, string signal)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(new Uri(collector.Endpoint), $"/v1/{signal}");
        exporter.TimeoutMilliseconds = PatienceMilliseconds;
    }
}
