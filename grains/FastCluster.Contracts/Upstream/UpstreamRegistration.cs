namespace FastCluster.Contracts.Upstream;

/// <summary>Where and as whom this server is a client.</summary>
/// <param name="IdentityProvider">Base URL of the identity provider, exact.</param>
/// <param name="Community">URI of the community in which it is trusted.</param>
/// <param name="FhirBase">Base URL of this server whose certificate of that community signs.</param>
/// <param name="RegistrationEndpoint">Signed registration endpoint.</param>
/// <param name="IsOffered">Whether the identity provider registers clients.</param>
[GenerateSerializer, Immutable, Alias("fc.UpstreamRegistration")]
public sealed record UpstreamRegistration(
    [property: Id(0)] string IdentityProvider,
    [property: Id(1)] string Community,
    [property: Id(2)] string FhirBase,
    [property: Id(3)] string RegistrationEndpoint,
    [property: Id(4)] bool IsOffered
);
