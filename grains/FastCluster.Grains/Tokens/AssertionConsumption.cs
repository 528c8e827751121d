using FastCluster.Contracts.Servers;

namespace FastCluster.Grains.Tokens;

/// <summary>Claims the one use of an authorization assertion (AZA-09).</summary>
internal sealed class AssertionConsumption(
    AuthorizationServer server,
    AuthenticatedClient client,
    AssertedAuthority authority,
    ReplayGuard replay
) : IConsumption
{
    /// <inheritdoc/>
    public async Task<Consumed> ConsumeAsync()
    {
        var claim = await replay.ClaimAsync(
            new(server.Id, client.Community.Uri, ReplayScope.AuthorizationAssertion),
            authority.Assertion.Claims,
            client.Community.Policy.ClockSkew,
            authority.Entities
        );
        var reason = claim.Reason switch
        {
            RejectionReason.JwtReplayed => RejectionReason.AuthorizationAssertionReplayed,
            RejectionReason.JwtExpired => RejectionReason.AuthorizationAssertionNotInTime,
            var other => other,
        };
        return new(reason, RetryAfter: claim.RetryAfter);
    }
}
