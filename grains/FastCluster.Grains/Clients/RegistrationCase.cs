using FastCluster.Contracts.Servers;
using FastCluster.Grains.Trust;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.SoftwareStatements;

namespace FastCluster.Grains.Clients;

/// <summary>A software statement whose signer is proven; what follows are the community's rules.</summary>
/// <param name="Server">Authorization server.</param>
/// <param name="PostedTo">Registration URL posted to.</param>
/// <param name="Request">The parsed body.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Claims">Its standard claims.</param>
/// <param name="Community">Community its path ends in.</param>
/// <param name="Chain">The path.</param>
/// <param name="Stamp">Stamp of the revocation index, taken before the facts were read.</param>
internal sealed record RegistrationCase(
    AuthorizationServer Server,
    string PostedTo,
    RegistrationRequest Request,
    ParsedJwt Statement,
    StandardClaims Claims,
    ServedCommunity Community,
    ProvenChain Chain,
    long Stamp
);
