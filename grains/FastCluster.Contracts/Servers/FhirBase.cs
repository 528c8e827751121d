using System.Collections.Immutable;

namespace FastCluster.Contracts.Servers;

/// <summary>A FHIR base URL whose UDAP metadata this authorization server publishes.</summary>
/// <param name="Url">Base URL, exactly as resource servers and clients use it; equals a URI SAN of its certificates.</param>
/// <param name="Communities">URIs of the communities it belongs to; the first is the default view (DISC-31).</param>
public sealed record FhirBase(string Url, ImmutableArray<string> Communities);
