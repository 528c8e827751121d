using System.Security.Cryptography;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>Anchors and intermediates of communities can be read and each file holds a certificate.</summary>
internal sealed class CommunityCertificatesRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options) =>
        ServerSettings
            .Communities(options)
            .SelectMany(item =>
                CheckList($"{item.Path}.anchors", item.Community.Anchors)
                    .Concat(CheckList($"{item.Path}.intermediates", item.Community.Intermediates))
                    .Concat(CheckList($"{item.Path}.certifierAnchors", item.Community.CertifierAnchors))
            );

    /// <summary>Faults of a list of PEM files or texts.</summary>
    /// <param name="path">Path of the setting.</param>
    /// <param name="settings">Its values.</param>
    public static IEnumerable<ConfigurationFault> CheckList(string path, IReadOnlyList<string> settings) =>
        settings.Select((setting, index) => CheckOne($"{path}[{index}]", setting)).OfType<ConfigurationFault>();

    private static ConfigurationFault? CheckOne(string path, string setting)
    {
        var shown = PemText.IsInline(setting) ? "PEM text" : setting;
        try
        {
            return PemText.ReadCertificates(PemText.Read(setting)).Count > 0
                ? null
                : new(path, "holds at least one PEM certificate", shown);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return new(path, "is PEM text or a readable PEM file of certificates", shown);
        }
    }
}
