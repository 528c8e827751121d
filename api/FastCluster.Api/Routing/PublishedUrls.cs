using FastCluster.Contracts.Servers;

namespace FastCluster.Api.Routing;

/// <summary>Lists every URL that an authorization server publishes, from its configuration alone (BCP-09).</summary>
internal static class PublishedUrls
{
    private const string WellKnown = "/.well-known/";

    /// <summary>All routes of a server; the same URL may occur twice with the same meaning.</summary>
    /// <param name="server">The server.</param>
    public static IEnumerable<PublicRoute> Of(AuthorizationServer server) =>
        Endpoints(server)
            .Concat(server.People is { } people ? Pages(server, people) : [])
            .Concat(server.IdentityProvider is { } role ? Identity(server, role) : [])
            .Concat(IssuerDocuments(server))
            .Concat(server.FhirBases.SelectMany(b => Documents(server, b)));

    private static IEnumerable<PublicRoute> Endpoints(AuthorizationServer server)
    {
        yield return new(PublicEndpointKind.Registration, server, server.RegistrationEndpoint);
        yield return new(PublicEndpointKind.Token, server, server.TokenEndpoint);
        yield return new(PublicEndpointKind.Introspection, server, server.IntrospectionEndpoint);
        yield return new(PublicEndpointKind.Revocation, server, server.RevocationEndpoint);
        yield return new(PublicEndpointKind.RevocationFeed, server, server.RevocationFeedEndpoint);
        yield return new(PublicEndpointKind.Jwks, server, server.JwksUri);
        if (server.StatusListAddress is { } address)
        {
            yield return new(PublicEndpointKind.StatusList, server, address);
        }

        foreach (var community in server.Communities)
        {
            if (community.RegistrationEndpoint is { } url)
            {
                yield return new(PublicEndpointKind.Registration, server, url);
            }
        }
    }

    private static IEnumerable<PublicRoute> Pages(AuthorizationServer server, PeopleEndpoints people)
    {
        yield return new(PublicEndpointKind.Authorization, server, people.Authorization);
        yield return new(PublicEndpointKind.PushedRequest, server, people.PushedRequests);
        yield return new(PublicEndpointKind.SignIn, server, people.SignIn);
        yield return new(PublicEndpointKind.SignInCallback, server, SignInCallback(people));
        yield return new(PublicEndpointKind.IdentityProviderCallback, server, people.CallbackBelow);
        yield return new(PublicEndpointKind.IdentityProviderLink, server, IdentityProviderLink(people));
        yield return new(PublicEndpointKind.Consent, server, people.Consent);
        yield return new(PublicEndpointKind.Apps, server, people.Apps);
        yield return new(PublicEndpointKind.SignOut, server, people.SignOut);
        yield return new(PublicEndpointKind.Assets, server, people.Assets);
    }

    private static IEnumerable<PublicRoute> Identity(AuthorizationServer server, IdentityProviderRole role)
    {
        yield return new(PublicEndpointKind.UserInfo, server, role.UserInfo);
        yield return new(PublicEndpointKind.IdTokenKeys, server, role.Keys);
    }

    /// <summary>Where the operator's identity system sends the browser back to.</summary>
    /// <param name="people">Addresses of a server that serves people.</param>
    public static string SignInCallback(PeopleEndpoints people) => people.SignIn.TrimEnd('/') + "/callback";

    /// <summary>Where a person's answer is sent whether an account of an identity provider is theirs.</summary>
    /// <param name="people">Addresses of a server that serves people.</param>
    public static string IdentityProviderLink(PeopleEndpoints people) => people.CallbackBelow + "link";

    private static IEnumerable<PublicRoute> IssuerDocuments(AuthorizationServer server)
    {
        const string oauth = "oauth-authorization-server";
        yield return new(PublicEndpointKind.OAuthMetadata, server, Under(server.Issuer, oauth));
        yield return new(PublicEndpointKind.OAuthMetadata, server, Inserted(server.Issuer, oauth));
        yield return new(PublicEndpointKind.OpenIdConfiguration, server, Under(server.Issuer, "openid-configuration"));
    }

    private static IEnumerable<PublicRoute> Documents(AuthorizationServer server, FhirBase fhirBase)
    {
        yield return new(PublicEndpointKind.UdapMetadata, server, Under(fhirBase.Url, "udap"), fhirBase);
        yield return new(
            PublicEndpointKind.SmartConfiguration,
            server,
            Under(fhirBase.Url, "smart-configuration"),
            fhirBase
        );
    }

    private static string Under(string url, string document) => url.TrimEnd('/') + WellKnown + document;

    /// <summary>RFC 8414 section 3.1: the well-known part stands between host and path.</summary>
    private static string Inserted(string issuer, string document)
    {
        var uri = new Uri(issuer, UriKind.Absolute);
        return uri.GetLeftPart(UriPartial.Authority) + WellKnown + document + uri.AbsolutePath.TrimEnd('/');
    }
}
