using FastCluster.Contracts.Servers;
using FastCluster.Udap.StatusLists;

namespace FastCluster.Silo.Configuration.Servers;

/// <summary>Turns settings into what every other part of the node knows of a server.</summary>
internal static class ServerMapper
{
    /// <summary>Maps one server.</summary>
    /// <param name="server">Its settings.</param>
    /// <param name="hasStatusLists">Whether its tokens name status lists.</param>
    public static AuthorizationServer Map(AuthorizationServerOptions server, bool hasStatusLists)
    {
        var urls = ServerUrls.From(server);
        return new()
        {
            Id = server.Id,
            Issuer = server.Issuer,
            RegistrationEndpoint = urls.Registration,
            TokenEndpoint = urls.Token,
            IntrospectionEndpoint = urls.Introspection,
            RevocationEndpoint = urls.Revocation,
            RevocationFeedEndpoint = urls.RevocationFeed,
            JwksUri = urls.Jwks,
            People = PeopleUrls.From(server),
            IdentityProviders = IdentityProvidersMapper.Map(server),
            IdentityProvider = IdentityProviderMapper.Map(server),
            StatusListAddress = hasStatusLists ? StatusListMembers.AddressOf(server.Issuer) : null,
            Communities = [.. server.Communities.Select(Map)],
            FhirBases = [.. server.FhirBases.Select(Map)],
            ResourceServers = [.. server.ResourceServers.Select(Map)],
            AccessTokenLifetime = server.AccessTokenLifetime,
        };
    }

    private static ServedCommunity Map(CommunityOptions community) =>
        new(community.Uri, community.RegistrationEndpoint, community.Policy);

    private static FhirBase Map(FhirBaseOptions candidate) =>
        new(candidate.Url, [.. candidate.Identities.Select(identity => identity.Community)]);

    private static ResourceServer Map(ResourceServerOptions caller) =>
        new(
            caller.CallerId,
            caller.FhirBase,
            caller.Community,
            caller.SubjectUri,
            caller.AllowMutualTls,
            caller.AllowPrivateKeyJwt
        );
}
