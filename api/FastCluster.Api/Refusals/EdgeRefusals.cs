using System.Collections.Immutable;
using System.Globalization;
using FastCluster.Api.Routing;
using FastCluster.Api.Sources;
using FastCluster.Api.Telemetry;
using FastCluster.Contracts.Decisions;
using FastCluster.Udap.Rejections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Refusals;

/// <summary>
/// Hands what the edge refused by itself to metrics and decision stream. A flood must not fill the disk: the first refusal
/// of an endpoint, reason and source is a record at once, its repetitions in the same period become one record with their
/// number. Safe for concurrent use.
/// </summary>
internal sealed class EdgeRefusals(
    IDecisionSink decisions,
    HttpMetrics metrics,
    IOptions<EdgeOptions> options,
    TimeProvider time
) : IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private RefusalCounts _counts = new(options.Value.RefusalLimit);
    private ITimer? _timer;

    /// <summary>Records a refusal of a public resource.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">What was asked for.</param>
    /// <param name="reason">The rule.</param>
    public void Record(HttpContext context, PublicRoute route, RejectionReason reason) =>
        Record(context, route.Kind.ToString(), route.Server.Id, reason);

    /// <summary>Records a refusal of anything else.</summary>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">Name of the endpoint.</param>
    /// <param name="serverId">Authorization server, or null.</param>
    /// <param name="reason">The rule.</param>
    public void Record(HttpContext context, string endpoint, string? serverId, RejectionReason reason)
    {
        metrics.Refused(endpoint, reason);
        var scope = RequestScope.Of(context);
        var refusal = new EdgeRefusal(endpoint, serverId, reason, SourcePrefix.Of(scope.Address));
        if (IsNews(refusal))
        {
            decisions.Record(
                Describe(refusal) with
                {
                    SourceAddress = scope.Source,
                    CorrelationId = scope.CorrelationId,
                }
            );
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var period = options.Value.RefusalPeriod;
        _timer = time.CreateTimer(_ => EndPeriod(), state: null, period, period);
        return Task.CompletedTask;
    }

    /// <summary>Writes what was counted. The host stops it after the listeners and before the decision stream.</summary>
    /// <param name="cancellationToken">Not used: nothing is waited for.</param>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        EndPeriod();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private bool IsNews(EdgeRefusal refusal)
    {
        lock (_lock)
        {
            return _counts.IsNews(refusal);
        }
    }

    private void EndPeriod()
    {
        RefusalCounts ended;
        lock (_lock)
        {
            ended = _counts;
            _counts = new(options.Value.RefusalLimit);
        }

        foreach (var (refusal, count) in ended.Repetitions)
        {
            var decision = Describe(refusal);
            var number = count.ToString(CultureInfo.InvariantCulture);
            decisions.Record(
                decision with
                {
                    SourceAddress = refusal.Source?.ToString(),
                    Detail = decision.Detail.Add("repetitions", number),
                }
            );
        }
    }

    private static Decision Describe(EdgeRefusal refusal) =>
        new()
        {
            Kind = DecisionKind.Request,
            Reason = refusal.Reason,
            AuthorizationServer = refusal.ServerId,
            Detail = ImmutableSortedDictionary<string, string>.Empty.Add("endpoint", refusal.Endpoint),
        };
}
