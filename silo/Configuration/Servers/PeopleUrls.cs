using FastCluster.Contracts.Servers;

namespace FastCluster.Silo.Configuration.Servers;

/// <summary>The published URLs at which a server meets people: as configured, else below its issuer.</summary>
internal static class PeopleUrls
{
    /// <summary>The URLs of one server.</summary>
    /// <param name="server">Its settings.</param>
    /// <returns>Null where it serves no people.</returns>
    public static PeopleEndpoints? From(AuthorizationServerOptions server)
    {
        if (server.People is not { } people)
        {
            return null;
        }

        var root = server.Issuer.TrimEnd('/');
        return new()
        {
            Authorization = people.AuthorizationEndpoint ?? $"{root}/authorize",
            PushedRequests = people.PushedRequestEndpoint ?? $"{root}/par",
            SignIn = people.SignInPage ?? $"{root}/sign-in",
            Consent = people.ConsentEndpoint ?? $"{root}/consent",
            Apps = people.AppsPage ?? $"{root}/apps",
            SignOut = people.SignOutEndpoint ?? $"{root}/sign-out",
            Callback = people.CallbackEndpoint ?? $"{root}/idp/callback",
            Assets = people.AssetsAddress ?? $"{root}/assets/",
        };
    }
}
