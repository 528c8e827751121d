namespace FastCluster.Silo.Configuration.Rules;

/// <summary>A FHIR base URL belongs to one server, and its identities name declared communities once each.</summary>
internal sealed class FhirBasesRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options)
    {
        var bases = ServerSettings.Bases(options).Select(item => ($"{item.Path}.url", (string?)item.Base.Url));
        return ServerSettings
            .Duplicates(bases, "is declared once")
            .Concat(ServerSettings.Bases(options).SelectMany(RepeatedCommunities))
            .Concat(ServerSettings.Servers(options).SelectMany(UnknownCommunities));
    }

    private static IEnumerable<ConfigurationFault> RepeatedCommunities((string Path, FhirBaseOptions Base) item) =>
        ServerSettings.Duplicates(
            item.Base.Identities.Select(
                (identity, index) => ($"{item.Path}.identities[{index}].community", (string?)identity.Community)
            ),
            "is named once per FHIR base"
        );

    private static IEnumerable<ConfigurationFault> UnknownCommunities(
        (string Path, AuthorizationServerOptions Server) item
    ) =>
        from entry in item.Server.FhirBases.Select((candidate, index) => (candidate, index))
        from identity in entry.candidate.Identities.Select((value, index) => (value, index))
        where !item.Server.Communities.Any(community => community.Uri == identity.value.Community)
        select new ConfigurationFault(
            $"{item.Path}.fhirBases[{entry.index}].identities[{identity.index}].community",
            "is a community of this server",
            identity.value.Community
        );
}
