using FastCluster.Contracts.Servers;

namespace FastCluster.Silo.Configuration.Servers;

/// <summary>Turns settings into what the node knows of a server that says who people are.</summary>
internal static class IdentityProviderMapper
{
    /// <summary>Maps them.</summary>
    /// <param name="server">Settings of one server.</param>
    /// <returns>Null where the server does not.</returns>
    public static IdentityProviderRole? Map(AuthorizationServerOptions server)
    {
        if (server.People?.IdentityProvider is not { } settings)
        {
            return null;
        }

        var root = server.Issuer.TrimEnd('/');
        return new()
        {
            UserInfo = settings.UserInfoEndpoint ?? $"{root}/userinfo",
            Keys = settings.KeysUri ?? $"{root}/.well-known/id-token-keys.json",
            Assurance = settings.Assurance,
            Methods = [.. settings.Methods],
        };
    }
}
