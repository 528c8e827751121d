using System.Collections.Immutable;
using FastCluster.Udap.Communities;

namespace FastCluster.Udap.AuthorizationAssertions;

/// <summary>What an authorization assertion is judged by.</summary>
/// <param name="AcceptedAudiences">The URLs of which <c>aud</c> must hold one. AZA-07.</param>
/// <param name="ClientId">Client id of the client that hands it in. AZA-06.</param>
/// <param name="ClientUri">URI under which that client is registered. AZA-06.</param>
/// <param name="Policy">Who may assert what. AZA-05, AZA-08.</param>
/// <param name="Skew">Tolerance for clocks that differ, 0 to 120 seconds. JWT-10.</param>
public sealed record AuthorizationAssertionRules(
    ImmutableArray<string> AcceptedAudiences,
    string ClientId,
    string ClientUri,
    AssertionPolicy Policy,
    TimeSpan Skew
);
