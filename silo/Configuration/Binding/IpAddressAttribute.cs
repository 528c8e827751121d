using System.Net;

namespace FastCluster.Silo.Configuration.Binding;

/// <summary>An IPv4 or IPv6 address.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IpAddressAttribute : SettingRuleAttribute
{
    /// <inheritdoc/>
    public override string Rule => "is an IP address";

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is null || (value is string text && IPAddress.TryParse(text, out _));
}
