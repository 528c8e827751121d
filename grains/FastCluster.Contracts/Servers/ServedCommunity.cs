using FastCluster.Udap.Communities;

namespace FastCluster.Contracts.Servers;

/// <summary>A trust community that an authorization server takes part in.</summary>
/// <param name="Uri">Community URI, compared as an exact string.</param>
/// <param name="RegistrationEndpoint">
/// Registration URL of this community alone, or null: a statement posted there is judged in this community only.
/// </param>
/// <param name="Policy">The community's policy as declared.</param>
public sealed record ServedCommunity(string Uri, string? RegistrationEndpoint, CommunityPolicy Policy);
