using System.Diagnostics;
using OpenTelemetry.Trace;

namespace FastCluster.Silo.Telemetry;

/// <summary>
/// Traces a share of the requests, whatever a caller asks for in its headers, and what they cause; never what a node does
/// by itself, such as following the revocation log five times a second.
/// </summary>
/// <param name="oneIn">One request in how many.</param>
internal sealed class RequestSampler(int oneIn) : Sampler
{
    private const string HttpRequest = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private readonly TraceIdRatioBasedSampler _share = new(1.0 / oneIn);

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        if (samplingParameters.Name == HttpRequest)
        {
            return _share.ShouldSample(samplingParameters);
        }

        var isCausedByTraced = samplingParameters.ParentContext.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);
        return new(isCausedByTraced ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}
