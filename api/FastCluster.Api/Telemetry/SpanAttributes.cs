using System.Diagnostics;

namespace FastCluster.Api.Telemetry;

/// <summary>What the edge writes to the span of a request, when there is one that is kept.</summary>
public static class SpanAttributes
{
    /// <summary>The <c>X-Correlation-Id</c> of the answer: leads to log and decision.</summary>
    public const string Correlation = "fastcluster.correlation";

    /// <summary>Which public resource.</summary>
    public const string Endpoint = MetricNames.EndpointTag;

    /// <summary>Sets an attribute of the current span.</summary>
    /// <param name="name">One of the names above.</param>
    /// <param name="value">Never anything that the caller sent.</param>
    internal static void Set(string name, string value)
    {
        if (Activity.Current is { IsAllDataRequested: true } span)
        {
            span.SetTag(name, value);
        }
    }
}
