using FastCluster.Contracts.Authorization;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Servers;
using FastCluster.Udap.AuthorizationRequests;

namespace FastCluster.Grains.Authorization;

/// <summary>A request of an app that may be put before a person.</summary>
/// <param name="Server">Authorization server.</param>
/// <param name="Message">The request as it came.</param>
/// <param name="Client">The client.</param>
/// <param name="Record">Its registration.</param>
/// <param name="Community">Its community.</param>
/// <param name="Request">What it asks.</param>
/// <param name="App">What the person is told of it.</param>
/// <param name="Stamp">Stamp of the revocation index before the facts were read.</param>
internal sealed record AuthorizationCase(
    AuthorizationServer Server,
    AuthorizationRequestMessage Message,
    ClientKey Client,
    ClientSnapshot Record,
    ServedCommunity Community,
    AuthorizationRequest Request,
    AskingApp App,
    long Stamp
);
