using Microsoft.EntityFrameworkCore;

namespace FastCluster.Peers.OpenIddict;

/// <summary>The tables of the peer and nothing else.</summary>
internal sealed class PeerDatabase(DbContextOptions<PeerDatabase> options) : DbContext(options);
