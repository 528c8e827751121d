namespace FastCluster.Silo.Configuration.Rules;

/// <summary>Resource servers name a declared base and community, can authenticate, and have one caller id each.</summary>
internal sealed class ResourceServersRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        ServerSettings.Servers(options).SelectMany(item => CheckServer(item.Path, item.Server));

    private static IEnumerable<ConfigurationFault> CheckServer(string path, AuthorizationServerOptions server)
    {
        var callers = server
            .ResourceServers.Select((caller, index) => (Path: $"{path}.resourceServers[{index}]", Caller: caller))
            .ToArray();
        return callers
            .SelectMany(item => CheckCaller(item.Path, item.Caller, server))
            .Concat(
                ServerSettings.Duplicates(
                    callers.Select(item => ($"{item.Path}.callerId", (string?)item.Caller.CallerId)),
                    "is used by one resource server only"
                )
            );
    }

    private static IEnumerable<ConfigurationFault> CheckCaller(
        string path,
        ResourceServerOptions caller,
        AuthorizationServerOptions server
    )
    {
        if (!server.FhirBases.Any(candidate => candidate.Url == caller.FhirBase))
        {
            yield return new($"{path}.fhirBase", "is a FHIR base of this server", caller.FhirBase);
        }

        if (!server.Communities.Any(community => community.Uri == caller.Community))
        {
            yield return new($"{path}.community", "is a community of this server", caller.Community);
        }

        if (caller is { AllowMutualTls: false, AllowPrivateKeyJwt: false })
        {
            yield return new($"{path}.allowPrivateKeyJwt", "is true, or allowMutualTls is", "False");
        }
    }
}
