namespace FastCluster.Silo.Configuration.Rules;

/// <summary>One rule across settings.</summary>
public interface IConfigurationRule
{
    /// <summary>Everything that breaks the rule.</summary>
    /// <param name="options">Settings whose own rules hold.</param>
    IEnumerable<ConfigurationFault> Check(FastClusterOptions options);
}
