using System.Diagnostics;
using FastCluster.Silo.Hosting;
using FastCluster.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace FastCluster.Silo.Tests.Telemetry;

/// <summary>What is traced at all, and what is taken out of a span.</summary>
public sealed class TracingTests
{
    private const string HttpRequest = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    [Fact]
    public async Task Node_WithoutCollector_HasNoTracer()
    {
        using var setup = new NodeSetup();
        await using var node = FastClusterHost.Create(
            setup.Options,
            services =>
                services.AddSingleton<TimeProvider>(
                    new Microsoft.Extensions.Time.Testing.FakeTimeProvider(NodeSetup.Now)
                )
        );

        Assert.Null(node.Services.GetService<TracerProvider>());
    }

    [Theory]
    [InlineData(HttpRequest, ActivityTraceFlags.None, SamplingDecision.RecordAndSample)]
    [InlineData("IRevocationLogGrain/ReadAfterAsync", ActivityTraceFlags.None, SamplingDecision.Drop)]
    [InlineData("IReplayShardGrain/ClaimAsync", ActivityTraceFlags.Recorded, SamplingDecision.RecordAndSample)]
    public void Sampler_EveryRequest_TracesRequestsAndWhatTheyCause(
        string name,
        ActivityTraceFlags parent,
        SamplingDecision expected
    ) => Assert.Equal(expected, Decide(new RequestSampler(1), name, parent));

    [Fact]
    public void Sampler_OneInAMillion_IgnoresWhatTheCallerAsksFor() =>
        Assert.Equal(
            SamplingDecision.Drop,
            Decide(new RequestSampler(1_000_000), HttpRequest, ActivityTraceFlags.Recorded)
        );

    [Fact]
    public void Privacy_Span_KeepsKnownAttributesOnly()
    {
        using var span = Recorded();
        span.SetTag("rpc.method", "ClaimAsync")
            .SetTag("orleans.rpc.target_id", "client/main/x")
            .SetTag("url.path", "/x");
        span.SetStatus(ActivityStatusCode.Error, "who it was about");

        new SpanPrivacy().OnEnd(span);

        Assert.Equal(["rpc.method"], span.TagObjects.Select(tag => tag.Key));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Null(span.StatusDescription);
        Assert.True(span.Recorded);
    }

    [Fact]
    public void Privacy_SpanWithEvents_IsNotSent()
    {
        using var span = Recorded();
        span.AddEvent(new("exception"));

        new SpanPrivacy().OnEnd(span);

        Assert.False(span.Recorded);
    }

    private static Activity Recorded() => new("span") { ActivityTraceFlags = ActivityTraceFlags.Recorded };

    private static SamplingDecision Decide(Sampler sampler, string name, ActivityTraceFlags parent)
    {
        var trace = ActivityTraceId.CreateFromString("4fffffffffffffff4fffffffffffffff");
        var context = new ActivityContext(trace, ActivitySpanId.CreateFromString("00f067aa0ba902b7"), parent);
        return sampler.ShouldSample(new(context, trace, name, ActivityKind.Server)).Decision;
    }
}
