using FastCluster.Silo.Configuration.Rules;

namespace FastCluster.Silo.Configuration;

/// <summary>The rules across settings, in the order in which their faults are shown.</summary>
public static class ConfigurationCheck
{
    /// <summary>Checks everything that one setting alone does not tell.</summary>
    /// <param name="options">Settings whose own rules hold.</param>
    /// <param name="now">Time of the start, for certificates.</param>
    /// <exception cref="InvalidConfigurationException">Something is wrong; it lists everything.</exception>
    public static void ThrowIfFaulty(FastClusterOptions options, DateTimeOffset now)
    {
        var faults = Check(options, now);
        if (faults.Count > 0)
        {
            throw new InvalidConfigurationException(faults);
        }
    }

    /// <summary>All faults.</summary>
    /// <param name="options">Settings whose own rules hold.</param>
    /// <param name="now">Time of the start, for certificates.</param>
    public static IReadOnlyList<ConfigurationFault> Check(FastClusterOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        IConfigurationRule[] rules =
        [
            new ListenersRule(),
            new TrustedProxiesRule(),
            new KeyEncryptionKeysRule(),
            new OutboundRule(),
            new ServerNamesRule(),
            new CommunitiesRule(),
            new CommunityCertificatesRule(),
            new CommunityPolicyRule(),
            new FhirBasesRule(),
            new ServerCertificatesRule(now),
            new ResourceServersRule(),
            new DevelopmentCommunityRule(),
        ];
        return [.. rules.SelectMany(rule => rule.Check(options))];
    }
}
