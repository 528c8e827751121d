namespace FastCluster.Silo.Configuration.Rules;

/// <summary>CRL files exist and each URL has one; TLS roots can be read.</summary>
internal sealed class OutboundRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options)
    {
        var files = options.Outbound.CrlFiles.Select((entry, index) => (Path: $"outbound.crlFiles[{index}]", entry));
        var missing = files
            .Where(item => !File.Exists(item.entry.File))
            .Select(item => new ConfigurationFault($"{item.Path}.file", "is an existing file", item.entry.File));
        var urls = files.Select(item => ($"{item.Path}.url", (string?)item.entry.Url));
        return missing
            .Concat(ServerSettings.Duplicates(urls, "is named once"))
            .Concat(CommunityCertificatesRule.CheckList("outbound.tlsRoots", options.Outbound.TlsRoots));
    }
}
