namespace FastCluster.Silo.Configuration;

/// <summary>One thing that is wrong with the configuration, shown to the operator.</summary>
/// <param name="Setting">Path of the setting, for example <c>authorizationServers[0].accessTokenLifetime</c>.</param>
/// <param name="Rule">What the setting must fulfil.</param>
/// <param name="Value">The value found, never a secret; null when nothing was set.</param>
public sealed record ConfigurationFault(string Setting, string Rule, string? Value = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Setting}: {Rule} (found: {Value ?? "nothing"})";
}
