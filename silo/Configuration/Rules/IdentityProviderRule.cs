namespace FastCluster.Silo.Configuration.Rules;

/// <summary>
/// Who says who people are has one name: the issuer, which is a base URL with a certificate of every community whose members may
/// ask (TIER-04, TIER-41).
/// </summary>
internal sealed class IdentityProviderRule : IConfigurationRule
{
    private const string OpenId = "openid";
    private const int MaximumMethod = 256;

    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        from item in ServerSettings.Servers(options)
        let settings = item.Server.People?.IdentityProvider
        where settings is not null
        from fault in CheckServer(item.Path, item.Server, settings)
        select fault;

    private static IEnumerable<ConfigurationFault> CheckServer(
        string path,
        AuthorizationServerOptions server,
        IdentityProviderOptions settings
    )
    {
        var setting = $"{path}.people.identityProvider";
        var issuer = server.FhirBases.FirstOrDefault(one => one.Url == server.Issuer);
        if (issuer is null)
        {
            yield return new(
                $"{path}.fhirBases",
                "holds the issuer, as the base URL of an identity provider",
                server.Issuer
            );
        }

        if (!server.Communities.Any(one => Lists(one, OpenId)))
        {
            yield return new(setting, "is for a server with a community that lists the scope openid", null);
        }

        foreach (var community in server.Communities.Where(one => Lists(one, OpenId)))
        {
            if (issuer is not null && !issuer.Identities.Any(one => one.Community == community.Uri))
            {
                yield return new(
                    $"{path}.fhirBases",
                    $"has a certificate of {community.Uri} for the issuer",
                    server.Issuer
                );
            }
        }

        if (settings.Methods.Any(method => method.Length is 0 or > MaximumMethod))
        {
            yield return new(
                $"{setting}.methods",
                "are texts of 1 to 256 characters",
                $"{settings.Methods.Count} item(s)"
            );
        }
    }

    private static bool Lists(CommunityOptions community, string scope) =>
        community.Policy.Scopes.Supported.Contains(scope, StringComparer.Ordinal);
}
