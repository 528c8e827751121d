namespace FastCluster.Grains.Nodes;

/// <summary>
/// The server's own certificates per (FHIR base URL, community), read from where the operator keeps them and read
/// again when they change. Held by silos only.
/// </summary>
public interface IServerCredentials
{
    /// <summary>The current credential of a pair, or null when none is configured or usable.</summary>
    /// <param name="serverId">Authorization server id.</param>
    /// <param name="fhirBase">FHIR base URL.</param>
    /// <param name="community">Community URI.</param>
    ServerCredential? Find(string serverId, string fhirBase, string community);
}
