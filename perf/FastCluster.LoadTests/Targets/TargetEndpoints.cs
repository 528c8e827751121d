namespace FastCluster.LoadTests.Targets;

/// <summary>The URLs of a server, exactly as it publishes them: they are audiences too.</summary>
/// <param name="FhirBase">FHIR base URL without a closing slash.</param>
/// <param name="Registration"><c>registration_endpoint</c>.</param>
/// <param name="Token"><c>token_endpoint</c>.</param>
/// <param name="Introspection"><c>introspection_endpoint</c>.</param>
/// <param name="Revocation"><c>revocation_endpoint</c>.</param>
internal sealed record TargetEndpoints(
    string FhirBase,
    string Registration,
    string Token,
    string Introspection,
    string Revocation
)
{
    /// <summary>Where the metadata of the FHIR base URL is.</summary>
    public string Discovery => $"{FhirBase}/.well-known/udap";
}
