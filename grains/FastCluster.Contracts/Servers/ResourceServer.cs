namespace FastCluster.Contracts.Servers;

/// <summary>A resource server that may introspect tokens meant for its base URL.</summary>
/// <param name="CallerId">Identifier it names in <c>iss</c> and <c>sub</c> of its assertion.</param>
/// <param name="FhirBaseUrl">The FHIR base URL it serves: only tokens with this <c>aud</c> are opened to it.</param>
/// <param name="Community">Community its certificate chains to.</param>
/// <param name="SubjectUri">URI subject alternative name its certificate must hold.</param>
/// <param name="AllowMutualTls">Whether a TLS client certificate is enough.</param>
/// <param name="AllowPrivateKeyJwt">Whether an assertion is enough.</param>
public sealed record ResourceServer(
    string CallerId,
    string FhirBaseUrl,
    string Community,
    string SubjectUri,
    bool AllowMutualTls,
    bool AllowPrivateKeyJwt
);
