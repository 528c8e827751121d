using FastCluster.Udap.Grants;
using FastCluster.Udap.Scopes;

namespace FastCluster.Grains.Tokens;

/// <summary>The scopes of tokens that people allowed, under one policy.</summary>
/// <param name="negotiator">The rules.</param>
internal sealed class PersonalScopes(ScopeNegotiator negotiator)
{
    /// <summary>
    /// Decides the scopes of a token: no more than was allowed (REF-04), and no more than the client is registered for by now
    /// (MOD-19).
    /// </summary>
    /// <param name="asked">The <c>scope</c> parameter, or null for all that was allowed.</param>
    /// <param name="allowed">What the person allowed, space separated.</param>
    /// <param name="client">The client.</param>
    public (RejectionReason Reason, string? Scope) Narrow(string? asked, string allowed, AuthenticatedClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        ScopeSet.TryParse(allowed, out var original);
        var outcome = ScopeNegotiator.NegotiateRefresh(asked, original);
        if (outcome is ScopeOutcome.Granted narrowed)
        {
            ScopeSet.TryParse(client.Record.Registration.Scope, out var registered);
            outcome = negotiator.NegotiateToken($"{narrowed.Scopes}", registered, GrantType.AuthorizationCode, []);
        }

        return outcome switch
        {
            ScopeOutcome.Granted granted => (RejectionReason.None, $"{granted.Scopes}"),
            ScopeOutcome.Rejected rejected => (rejected.Reason, null),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
