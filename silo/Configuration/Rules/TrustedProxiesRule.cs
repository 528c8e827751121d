using System.Net;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>Trusted proxies are addresses or networks.</summary>
internal sealed class TrustedProxiesRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        options
            .Listeners.TrustedProxies.Select((value, index) => (Path: $"listeners.trustedProxies[{index}]", value))
            .Where(item => !IPNetwork.TryParse(item.value, out _) && !IPAddress.TryParse(item.value, out _))
            .Select(item => new ConfigurationFault(
                item.Path,
                "is an IP address or a network such as 10.0.0.0/8",
                item.value
            ));
}
