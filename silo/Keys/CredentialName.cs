namespace FastCluster.Silo.Keys;

/// <summary>Names one certificate of the server.</summary>
/// <param name="ServerId">Authorization server id.</param>
/// <param name="FhirBase">FHIR base URL.</param>
/// <param name="Community">Community URI.</param>
public readonly record struct CredentialName(string ServerId, string FhirBase, string Community);
