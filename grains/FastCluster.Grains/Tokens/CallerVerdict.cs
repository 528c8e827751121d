using FastCluster.Contracts.Servers;

namespace FastCluster.Grains.Tokens;

/// <summary>Who introspects; the caller is there exactly when the reason is None.</summary>
/// <param name="Reason">Why it is refused, or None.</param>
/// <param name="Caller">The declared resource server.</param>
/// <param name="RetryAfter">When it may retry, for reasons of the server's own state.</param>
internal readonly record struct CallerVerdict(
    RejectionReason Reason,
    ResourceServer? Caller = null,
    TimeSpan? RetryAfter = null
);
