using FastCluster.Contracts.Servers;

namespace FastCluster.Silo.Configuration.Servers;

/// <summary>Turns settings into what actors know of identity providers elsewhere.</summary>
internal static class IdentityProvidersMapper
{
    /// <summary>Maps them.</summary>
    /// <param name="server">Checked settings of one server.</param>
    /// <returns>Null where none is trusted.</returns>
    public static IdentityProviderTrust? Map(AuthorizationServerOptions server) =>
        server.People is { IdentityProviders: { } settings } people
            ? new()
            {
                Communities = [.. settings.Communities.Select(Map)],
                ClientName = settings.ClientName ?? people.Pages.DisplayName ?? new Uri(server.Issuer).Host,
                LogoUri = settings.LogoUri,
                Contacts = [.. settings.Contacts],
                AllowsLinking = settings.AllowLinking,
            }
            : null;

    private static TrustedIdentityProviders Map(TrustedIdentityProvidersOptions community) =>
        new()
        {
            Community = community.Uri,
            AppCommunities = [.. community.AppCommunities],
            BaseUrls = [.. community.BaseUrls],
            Assurance = [.. community.Assurance],
            RequiresAssurance = community.RequireAssurance,
            AsksUserInfo = community.UseUserInfo,
        };
}
