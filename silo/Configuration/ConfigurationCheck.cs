using FastCluster.Api.Listeners;
using FastCluster.Silo.Configuration.Rules;
using FastCluster.Silo.Hosting;

namespace FastCluster.Silo.Configuration;

/// <summary>The rules across settings, in the order in which their faults are shown.</summary>
public static class ConfigurationCheck
{
    /// <summary>Checks everything that one setting alone does not tell.</summary>
    /// <param name="options">Settings whose own rules hold.</param>
    /// <param name="now">Time of the start, for certificates.</param>
    /// <param name="role">What the process does.</param>
    /// <exception cref="InvalidConfigurationException">Something is wrong; it lists everything.</exception>
    public static void ThrowIfFaulty(FastClusterOptions options, DateTimeOffset now, NodeRole role = NodeRole.Run)
    {
        ThrowIfAny(Check(options, now, role));
    }

    /// <summary>Stops a verb that needs only some of the rules.</summary>
    /// <param name="faults">What was found.</param>
    /// <exception cref="InvalidConfigurationException">Something was found.</exception>
    public static void ThrowIfAny(IEnumerable<ConfigurationFault> faults)
    {
        ConfigurationFault[] all = [.. faults];
        if (all.Length > 0)
        {
            throw new InvalidConfigurationException(all);
        }
    }

    /// <summary>All faults.</summary>
    /// <param name="options">Settings whose own rules hold.</param>
    /// <param name="now">Time of the start, for certificates.</param>
    /// <param name="role">What the process does.</param>
    public static IReadOnlyList<ConfigurationFault> Check(
        FastClusterOptions options,
        DateTimeOffset now,
        NodeRole role = NodeRole.Run
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        IConfigurationRule[] rules =
        [
            new ListenersRule(),
            new TrustedProxiesRule(),
            new ClusterRule(role),
            new OutboundRule(),
            new ServerNamesRule(),
            new CommunitiesRule(),
            new CommunityCertificatesRule(),
            new CommunityPolicyRule(),
            new FhirBasesRule(),
            new ResourceServersRule(),
            new DevelopmentCommunityRule(),
            new PeopleRule(role.Opens(ListenerKind.Public)),
            new IdentityProvidersRule(),
            new IdentityProviderRule(),
            .. role.HasActors()
                ? new IConfigurationRule[]
                {
                    new StorageRule(),
                    new KeyEncryptionKeysRule(),
                    new ServerCertificatesRule(now),
                }
                : [],
        ];
        return [.. rules.SelectMany(rule => rule.Check(options))];
    }
}
