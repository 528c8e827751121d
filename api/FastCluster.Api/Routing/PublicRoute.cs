using FastCluster.Contracts.Servers;

namespace FastCluster.Api.Routing;

/// <summary>What one published URL stands for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Server">The authorization server that publishes it.</param>
/// <param name="Url">The URL exactly as published; for registrations the one that <c>aud</c> must name.</param>
/// <param name="FhirBase">The FHIR base URL that it describes, for documents of one base.</param>
internal sealed record PublicRoute(
    PublicEndpointKind Kind,
    AuthorizationServer Server,
    string Url,
    FhirBase? FhirBase = null
)
{
    /// <summary>Whether the answer is read by a person.</summary>
    public bool IsForPeople =>
        Kind
            is PublicEndpointKind.Authorization
                or PublicEndpointKind.SignIn
                or PublicEndpointKind.SignInCallback
                or PublicEndpointKind.IdentityProviderCallback
                or PublicEndpointKind.IdentityProviderLink
                or PublicEndpointKind.Consent
                or PublicEndpointKind.Apps
                or PublicEndpointKind.SignOut;
}
