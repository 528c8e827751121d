namespace FastCluster.Silo.Configuration.Rules;

/// <summary>Ids, issuers and endpoint URLs belong to one server each: nothing crosses between tenants.</summary>
internal sealed class ServerNamesRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options)
    {
        var servers = ServerSettings.Servers(options).ToArray();
        var ids = servers.Select(item => ($"{item.Path}.id", (string?)item.Server.Id));
        var issuers = servers.Select(item => ($"{item.Path}.issuer", (string?)item.Server.Issuer));
        return ServerSettings
            .Duplicates(ids, "is used by one server only")
            .Concat(ServerSettings.Duplicates(issuers, "is used by one server only"))
            .Concat(ServerSettings.Duplicates(servers.SelectMany(Endpoints), "is used by one endpoint only"));
    }

    private static IEnumerable<(string Setting, string? Value)> Endpoints(
        (string Path, AuthorizationServerOptions Server) item
    )
    {
        var urls = Servers.ServerUrls.From(item.Server);
        yield return ($"{item.Path}.registrationEndpoint", urls.Registration);
        yield return ($"{item.Path}.tokenEndpoint", urls.Token);
        yield return ($"{item.Path}.introspectionEndpoint", urls.Introspection);
        yield return ($"{item.Path}.revocationEndpoint", urls.Revocation);
        yield return ($"{item.Path}.revocationFeedEndpoint", urls.RevocationFeed);
        yield return ($"{item.Path}.jwksUri", urls.Jwks);
        foreach (var (name, url) in PeopleRule.Places(item.Server).Concat(PeopleRule.IdentityPlaces(item.Server)))
        {
            yield return ($"{item.Path}.people.{name}", url);
        }

        for (var index = 0; index < item.Server.Communities.Count; index++)
        {
            yield return (
                $"{item.Path}.communities[{index}].registrationEndpoint",
                item.Server.Communities[index].RegistrationEndpoint
            );
        }
    }
}
