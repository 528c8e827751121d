namespace FastCluster.Silo.Configuration.Servers;

/// <summary>The published URLs of a server: as configured, else below its issuer.</summary>
internal sealed record ServerUrls(
    string Registration,
    string Token,
    string Introspection,
    string Revocation,
    string RevocationFeed,
    string Jwks
)
{
    /// <summary>The URLs of one server.</summary>
    public static ServerUrls From(AuthorizationServerOptions server)
    {
        var root = server.Issuer.TrimEnd('/');
        return new(
            server.RegistrationEndpoint ?? $"{root}/register",
            server.TokenEndpoint ?? $"{root}/token",
            server.IntrospectionEndpoint ?? $"{root}/introspect",
            server.RevocationEndpoint ?? $"{root}/revoke",
            server.RevocationFeedEndpoint ?? $"{root}/revocations",
            server.JwksUri ?? $"{root}/.well-known/jwks.json"
        );
    }
}
