using System.Collections.Immutable;

namespace FastCluster.Udap.AuthorizationRequests;

/// <summary>Under which addresses this server is known to a client's community, exactly as published.</summary>
/// <param name="Issuer">Issuer identifier of the authorization server.</param>
/// <param name="BaseUrls">The FHIR base URLs that serve the community: what <c>aud</c> and <c>resource</c> may name.</param>
public sealed record PublicAddresses(string Issuer, ImmutableArray<string> BaseUrls)
{
    /// <summary>Whether the server says who people are: its issuer is the base URL of an identity provider. TIER-39.</summary>
    public bool IsIdentityProvider { get; init; }
}
