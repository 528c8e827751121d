using System.Collections.Frozen;
using System.Diagnostics;
using FastCluster.Api.Telemetry;
using OpenTelemetry;

namespace FastCluster.Silo.Telemetry;

/// <summary>
/// Lets only known attributes of a span out. URLs, addresses, keys of actors and texts of exceptions may hold what a caller
/// sent or whom an actor stands for; a span with events, whose content cannot be taken away, is not sent at all.
/// </summary>
internal sealed class SpanPrivacy : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> s_sent = new[]
    {
        "error.type",
        "exception.type",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "network.protocol.version",
        "orleans.rpc.service",
        "rpc.method",
        "rpc.system.name",
        "url.scheme",
        SpanAttributes.Correlation,
        SpanAttributes.Endpoint,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Events.Any())
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        foreach (var (name, _) in data.TagObjects.Where(tag => !s_sent.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        data.SetStatus(data.Status);
    }
}
