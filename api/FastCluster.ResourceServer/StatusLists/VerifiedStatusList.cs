using FastCluster.ResourceServer.Servers;
using FastCluster.Udap.StatusLists;

namespace FastCluster.ResourceServer.StatusLists;

/// <summary>A list whose signature, address and times were verified; immutable.</summary>
/// <param name="Statuses">The statuses.</param>
/// <param name="SentAt">The moment before its request left.</param>
/// <param name="TimeToLive">How long it is used without asking again.</param>
/// <param name="Lifetime">How long it says something, from its issue to its end.</param>
/// <param name="ExpiresAt">Unix seconds of its end, by the clock of the authorization server.</param>
internal sealed record VerifiedStatusList(
    StatusList Statuses,
    Moment SentAt,
    TimeSpan TimeToLive,
    TimeSpan Lifetime,
    long ExpiresAt
);
