using FastCluster.Silo.Keys;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>
/// Each server certificate can be read, is RSA of 2,048 bits or more (DISC-21), names its base URL (DISC-22), has its own
/// key and is valid at the start.
/// </summary>
/// <param name="now">Time of the start.</param>
internal sealed class ServerCertificatesRule(DateTimeOffset now) : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        ServerSettings.Identities(options).SelectMany(item => CheckIdentity(item.Path, item.Base.Url, item.Identity));

    private IEnumerable<ConfigurationFault> CheckIdentity(string path, string baseUrl, ServerIdentityOptions identity)
    {
        var file = identity.Certificate!;
        var setting = $"{path}.certificate";
        if (CertificateFileReader.TryRead(file, out var content) is { } unreadable)
        {
            return [new(setting, unreadable, file.CertificateFile)];
        }

        using (content)
        {
            return
            [
                .. ServerCertificateChecks
                    .Check(content!, baseUrl, now)
                    .Select(rule => new ConfigurationFault(setting, rule, file.CertificateFile)),
            ];
        }
    }
}
