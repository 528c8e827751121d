namespace FastCluster.LoadTests.Targets;

/// <summary>A server that runs already.</summary>
/// <param name="FhirBase">FHIR base URL exactly as the server publishes it.</param>
/// <param name="Credentials">Folder of certificates, see <see cref="FolderClients"/>; null where none is needed.</param>
/// <param name="TlsRoot">PEM file of the roots of its TLS certificate; null for those of the machine.</param>
/// <param name="Scope">Scope that clients register and ask for.</param>
internal sealed record RemoteSettings(Uri FhirBase, string? Credentials, string? TlsRoot, string Scope);
