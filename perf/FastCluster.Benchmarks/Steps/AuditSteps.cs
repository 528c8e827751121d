using System.Buffers;
using System.Text.Json;
using FastCluster.Benchmarks.Samples;
using FastCluster.Contracts.Decisions;
using FastCluster.Contracts.Tokens;
using FastCluster.Grains.Tokens;
using FastCluster.Silo.Audit;

namespace FastCluster.Benchmarks.Steps;

/// <summary>From an answer to its line in the audit stream.</summary>
internal static class AuditSteps
{
    /// <summary>The steps.</summary>
    /// <param name="sample">A grant.</param>
    public static IEnumerable<Step> Of(SampleGrant sample)
    {
        var reply = new TokenReply.Issued([], 300, SampleRequest.Scope);
        var decision = TokenDecision.Of(sample.Message, reply, sample.Grant);
        return
        [
            Step.Of("audit-decision", () => TokenDecision.Of(sample.Message, reply, sample.Grant)),
            Step.Of("audit-line", WriteLine(decision)),
        ];
    }

    /// <summary>With the buffer and the writer that the stream keeps.</summary>
    private static Func<object?> WriteLine(Decision decision)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(buffer);
        return () =>
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            AuditLines.Write(AuditLines.Of(decision, SampleCommunity.Now), json);
            return null;
        };
    }
}
