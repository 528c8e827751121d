namespace FastCluster.Silo.Outbound;

/// <summary>A connection was not opened because no address of the host may be connected to.</summary>
/// <param name="host">The host.</param>
internal sealed class AddressRefusedException(string host) : IOException($"No address of {host} may be connected to.");
