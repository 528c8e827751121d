using System.Collections.Immutable;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Servers;
using FastCluster.Grains.Trust;
using FastCluster.Udap.ClientAssertions;
using FastCluster.Udap.Revocation;

namespace FastCluster.Grains.Tokens;

/// <summary>A client that proved itself with an assertion, as of one consistent view; its <c>jti</c> is not yet claimed.</summary>
/// <param name="Key">The client.</param>
/// <param name="Record">Its registration.</param>
/// <param name="Community">Its community.</param>
/// <param name="Chain">Path of the certificate that signed.</param>
/// <param name="Assertion">The assertion.</param>
/// <param name="Epochs">Client and path with the epochs they were judged on.</param>
internal sealed record AuthenticatedClient(
    ClientKey Key,
    ClientSnapshot Record,
    ServedCommunity Community,
    ProvenChain Chain,
    ClientAssertion Assertion,
    ImmutableArray<EntityEpoch> Epochs
);
