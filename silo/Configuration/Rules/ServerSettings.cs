using FastCluster.Silo.Configuration.Binding;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>Walks over the parts of all servers together with their paths.</summary>
internal static class ServerSettings
{
    /// <summary>Path of a server.</summary>
    public static string Path(int server) => SettingPath.Item("authorizationServers", $"{server}");

    /// <summary>All servers.</summary>
    public static IEnumerable<(string Path, AuthorizationServerOptions Server)> Servers(FastClusterOptions options) =>
        options.AuthorizationServers.Select((server, index) => (Path(index), server));

    /// <summary>All communities.</summary>
    public static IEnumerable<(string Path, CommunityOptions Community)> Communities(FastClusterOptions options) =>
        Servers(options)
            .SelectMany(owner =>
                owner.Server.Communities.Select((community, index) => ($"{owner.Path}.communities[{index}]", community))
            );

    /// <summary>All FHIR bases.</summary>
    public static IEnumerable<(string Path, FhirBaseOptions Base)> Bases(FastClusterOptions options) =>
        Servers(options)
            .SelectMany(owner =>
                owner.Server.FhirBases.Select((candidate, index) => ($"{owner.Path}.fhirBases[{index}]", candidate))
            );

    /// <summary>All server identities with the base they belong to.</summary>
    public static IEnumerable<(string Path, FhirBaseOptions Base, ServerIdentityOptions Identity)> Identities(
        FastClusterOptions options
    ) =>
        Bases(options)
            .SelectMany(owner =>
                owner.Base.Identities.Select(
                    (identity, index) => ($"{owner.Path}.identities[{index}]", owner.Base, identity)
                )
            );

    /// <summary>One fault per value that occurs again.</summary>
    public static IEnumerable<ConfigurationFault> Duplicates(
        IEnumerable<(string Setting, string? Value)> settings,
        string rule
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (setting, value) in settings)
        {
            if (value is not null && !seen.Add(value))
            {
                yield return new(setting, rule, value);
            }
        }
    }
}
