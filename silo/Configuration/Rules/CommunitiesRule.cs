namespace FastCluster.Silo.Configuration.Rules;

/// <summary>A community is declared once per server.</summary>
internal sealed class CommunitiesRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        ServerSettings
            .Servers(options)
            .SelectMany(owner =>
                ServerSettings.Duplicates(
                    owner.Server.Communities.Select(
                        (community, index) => ($"{owner.Path}.communities[{index}].uri", (string?)community.Uri)
                    ),
                    "is declared once per server"
                )
            );
}
