using FastCluster.Benchmarks.Samples;
using FastCluster.Grains.Tokens;
using FastCluster.Udap.Certificates;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;

namespace FastCluster.Benchmarks.Steps;

/// <summary>From a client that proved itself to a grant.</summary>
internal static class GrantSteps
{
    /// <summary>The steps.</summary>
    /// <param name="sample">A grant.</param>
    public static IEnumerable<Step> Of(SampleGrant sample)
    {
        var negotiator = new ScopeNegotiator(sample.Policy.Scopes);
        var kept = new TokenScopes(negotiator);
        return
        [
            Step.Of("revocation", () => CheckRevocation(sample)),
            Step.Of("grant-rules", () => Required.Accepted(GrantRules.Check(sample.Message, sample.Client))),
            Step.Of("audience", () => Required.True(!GrantRules.AudienceOf(sample.Server, sample.Client, []).IsEmpty)),
            Step.Of("extensions", sample.Judge),
            Step.Of("scopes-kept", () => Decide(kept, sample)),
            Step.Of("scopes", () => Negotiate(negotiator)),
        ];
    }

    private static object? CheckRevocation(SampleGrant sample) =>
        Required.Accepted(
            RevocationRules.Check(
                sample.Chain.Path,
                sample.Request.Community,
                sample.Policy.Revocation,
                SampleCommunity.Now
            )
        );

    private static ScopeOutcome.Granted Decide(TokenScopes scopes, SampleGrant sample) =>
        (ScopeOutcome.Granted)
            scopes.Decide(
                SampleRequest.Scope,
                sample.Client.Record.Registration.Scope,
                sample.Grant.Context.Asserted.PurposeOfUse
            );

    /// <summary>Only for a question whose answer is not kept.</summary>
    private static ScopeOutcome.Granted Negotiate(ScopeNegotiator negotiator)
    {
        ScopeSet.TryParse(SampleRequest.Scope, out var registered);
        return (ScopeOutcome.Granted)
            negotiator.NegotiateToken(SampleRequest.Scope, registered, GrantType.ClientCredentials, []);
    }
}
