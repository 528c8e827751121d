namespace FastCluster.Api.Telemetry;

/// <summary>Names of the edge's instruments and tags; part of the contract with dashboards and alerts.</summary>
public static class MetricNames
{
    /// <summary>The meter.</summary>
    public const string Meter = "FastCluster.Api";

    /// <summary>Histogram, seconds: time to answer, by <see cref="EndpointTag"/> and <see cref="StatusTag"/>.</summary>
    public const string RequestDuration = "fastcluster.http.request.duration";

    /// <summary>Counter: refused requests, by <see cref="EndpointTag"/> and <see cref="ReasonTag"/>.</summary>
    public const string Refusals = "fastcluster.http.refusals";

    /// <summary>Counter: failed refreshes of published documents, by <see cref="EndpointTag"/>.</summary>
    public const string RefreshFailures = "fastcluster.http.document.refresh.failures";

    /// <summary>Counter: requests that ended in a fault of this server, by <see cref="StatusTag"/>.</summary>
    public const string Faults = "fastcluster.http.faults";

    /// <summary>Tag: which public resource.</summary>
    public const string EndpointTag = "fastcluster.http.endpoint";

    /// <summary>Tag: status of the answer.</summary>
    public const string StatusTag = "http.response.status_code";

    /// <summary>Tag: name of the rejection reason.</summary>
    public const string ReasonTag = "fastcluster.reason";
}
