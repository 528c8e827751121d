using FastCluster.Udap.Communities;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>The policy of each community agrees with itself (DISC-09, DISC-11, DISC-12, TOK-21).</summary>
internal sealed class CommunityPolicyRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        from item in ServerSettings.Communities(options)
        from fault in CommunityPolicyRules.Check(item.Community.Policy)
        select new ConfigurationFault($"{item.Path}.policy.{Spell(fault.Setting)}", fault.Rule, fault.Value);

    private static string Spell(string setting) =>
        string.Join('.', setting.Split('.').Select(Binding.SettingPath.Camel));
}
