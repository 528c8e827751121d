using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace FastCluster.Silo.Telemetry;

/// <summary>Which meters a node publishes.</summary>
internal static class NodeMetrics
{
    /// <summary>Requests by route of the framework: the edge's own histogram tells more with fewer tags.</summary>
    private const string FrameworkDuration = "http.server.request.duration";

    private static readonly string[] s_meters =
    [
        "FastCluster.*",
        "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
    ];

    private static readonly double[] s_seconds =
    [
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
    ];

    /// <summary>Collects the meters for the Prometheus endpoint.</summary>
    public static void AddNodeMetrics(this IServiceCollection services) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("fastcluster"))
            .WithMetrics(metrics => metrics.AddMeter(s_meters).AddView(ChooseBuckets).AddPrometheusExporter());

    private static MetricStreamConfiguration? ChooseBuckets(Instrument instrument) =>
        instrument switch
        {
            { Name: FrameworkDuration } => MetricStreamConfiguration.Drop,
            Histogram<double> { Unit: "s" } => new ExplicitBucketHistogramConfiguration { Boundaries = s_seconds },
            _ => null,
        };
}
