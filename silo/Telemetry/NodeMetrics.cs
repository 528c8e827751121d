using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace FastCluster.Silo.Telemetry;

/// <summary>Which meters a node publishes.</summary>
internal static class NodeMetrics
{
    private static readonly string[] s_meters =
    [
        "FastCluster.*",
        "Microsoft.Orleans",
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

    private static ExplicitBucketHistogramConfiguration? ChooseBuckets(Instrument instrument) =>
        instrument is Histogram<double> { Unit: "s" } ? new() { Boundaries = s_seconds } : null;
}
