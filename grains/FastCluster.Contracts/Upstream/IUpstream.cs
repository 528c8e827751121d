using FastCluster.Contracts.Authorization;

namespace FastCluster.Contracts.Upstream;

/// <summary>
/// Signs people in at identity providers elsewhere (Tiered OAuth). Keeps nothing between the steps: what is pending lies
/// sealed in the browser, so any node takes the next one (TIER-43). Any number of callers at once.
/// </summary>
public interface IUpstream
{
    /// <summary>
    /// Judges an authorization request from its start and then sends the person to the identity provider that it names; this
    /// server becomes a client there when it is none yet (TIER-05 to TIER-20).
    /// </summary>
    /// <param name="request">The request; it names an identity provider.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<UpstreamReply> BeginAsync(AuthorizationRequestMessage request, CancellationToken cancellationToken = default);

    /// <summary>Takes what the browser brings back; each <c>state</c> counts once (TIER-21 to TIER-36).</summary>
    /// <param name="message">What it brings.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<UpstreamReply> CompleteAsync(UpstreamCallbackMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Binds the person of an identity provider to the local person who signed in here for it, or takes a no for an answer
    /// (TIER-33, TIER-35, TIER-36). Durable before it answers; repeated, it answers the same.
    /// </summary>
    /// <param name="message">The answer of the person.</param>
    /// <param name="cancellationToken">Ends the caller's wait.</param>
    Task<UpstreamReply> LinkAsync(UpstreamLinkMessage message, CancellationToken cancellationToken = default);
}
