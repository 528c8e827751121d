using System.Collections.Immutable;

namespace FastCluster.Udap.ClientAssertions;

/// <summary>What a client assertion is judged by at one endpoint.</summary>
/// <param name="AcceptedAudiences">The URLs of which <c>aud</c> must hold one, exactly as metadata publishes them. TOK-08.</param>
/// <param name="ClientId">The client id that the request names elsewhere, or null when it names none. TOK-07.</param>
/// <param name="Skew">Tolerance for clocks that differ, 0 to 120 seconds; default of the matrix 30. JWT-10.</param>
public sealed record ClientAssertionRules(ImmutableArray<string> AcceptedAudiences, string? ClientId, TimeSpan Skew);
