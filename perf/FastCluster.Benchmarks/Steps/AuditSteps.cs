using FastCluster.Benchmarks.Samples;
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
        var reply = new TokenReply.Issued("", 300, SampleRequest.Scope);
        var decision = TokenDecision.Of(sample.Message, reply, sample.Grant);
        return
        [
            Step.Of("audit-decision", () => TokenDecision.Of(sample.Message, reply, sample.Grant)),
            Step.Of("audit-line", () => AuditLines.ToBytes(AuditLines.Of(decision, SampleCommunity.Now))),
        ];
    }
}
