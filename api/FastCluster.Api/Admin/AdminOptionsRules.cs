namespace FastCluster.Api.Admin;

/// <summary>What the settings of the operator's interface demand of each other.</summary>
internal static class AdminOptionsRules
{
    /// <summary>All faults, each naming the setting, the rule and the value found.</summary>
    /// <param name="options">The settings.</param>
    public static IEnumerable<string> FindFaults(AdminOptions options)
    {
        if (options.Keys.Count > 0 && !Uri.TryCreate(options.Audience, UriKind.Absolute, out _))
        {
            yield return $"Edge:Admin:Audience must be an absolute URL when keys are configured; found '{options.Audience}'.";
        }

        foreach (
            var kid in options.Keys.GroupBy(key => key.KeyId, StringComparer.Ordinal).Where(set => set.Count() > 1)
        )
        {
            yield return $"Edge:Admin:Keys must have distinct KeyId; found '{kid.Key}' {kid.Count()} times.";
        }

        foreach (var key in options.Keys.Where(key => OperatorKeyImport.TryImport(key.PublicKeyPem) is null))
        {
            yield return $"Edge:Admin:Keys:PublicKeyPem of '{key.KeyId}' must be a P-256 key or RSA of 2048 bits and more.";
        }

        var repeated = options
            .Certificates.GroupBy(pin => pin.Thumbprint, StringComparer.OrdinalIgnoreCase)
            .Where(set => set.Count() > 1);
        foreach (var thumbprint in repeated)
        {
            yield return $"Edge:Admin:Certificates must have distinct Thumbprint; found '{thumbprint.Key}' twice or more.";
        }
    }
}
