using FastCluster.Benchmarks.Samples;
using FastCluster.Pki;

namespace FastCluster.Benchmarks.Steps;

/// <summary>All steps, in the order in which a request meets them.</summary>
internal static class StepCatalogue
{
    /// <summary>Makes the samples and the steps that work on them. Steps of two calls share nothing.</summary>
    public static IReadOnlyList<Step> Create()
    {
        var (elliptic, rsa) = (new SampleRequest(KeyAlgorithm.EcP256), new SampleRequest(KeyAlgorithm.Rsa2048));
        var grant = new SampleGrant(elliptic);
        return
        [
            .. RequestSteps.Of(elliptic),
            .. AssertionSteps.Of(elliptic, rsa),
            .. GrantSteps.Of(grant),
            .. TokenSteps.Of(new SampleToken(grant)),
            .. AuditSteps.Of(grant),
        ];
    }
}
