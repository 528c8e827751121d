using System.ComponentModel.DataAnnotations;

namespace FastCluster.Silo.Configuration.Binding;

/// <summary>A rule for one setting, with the sentence that the operator reads when it is broken.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class SettingRuleAttribute : ValidationAttribute
{
    /// <summary>The rule as the end of the sentence "the setting ...".</summary>
    public abstract string Rule { get; }
}
