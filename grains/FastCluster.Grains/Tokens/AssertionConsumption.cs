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
        var reason = claim switch
        {
            { Reason: RejectionReason.JwtReplayed } => RejectionReason.AuthorizationAssertionReplayed,
            { Reason: RejectionReason.JwtExpired } => RejectionReason.AuthorizationAssertionNotInTime,
            // To judge once more would claim the client's assertion once more: the client retries with another.
            { Reason: RejectionReason.JudgedStale } => RejectionReason.RevocationIndexStale,
            { IsUnknowable: true } => RejectionReason.AuthorizationAssertionUseUnknown,
            _ => claim.Reason,
        };
        return new(reason, RetryAfter: claim.RetryAfter);
    }
}
