using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Configuration.Rules;

/// <summary>Production trusts no community that was made on the spot: its CA keys lie in a folder.</summary>
internal sealed class DevelopmentCommunityRule : IConfigurationRule
{
    /// <inheritdoc/>
    public IEnumerable<ConfigurationFault> Check(FastClusterOptions options)
    {
        if (options.Environment != NodeEnvironment.Production)
        {
            return [];
        }

        return from item in ServerSettings.Communities(options)
            where HasDevelopmentUri(item.Community) || item.Community.Anchors.Any(HasDevelopmentAnchor)
            select new ConfigurationFault(
                $"{item.Path}.uri",
                "is no development community in Production",
                item.Community.Uri
            );
    }

    private static bool HasDevelopmentUri(CommunityOptions community) =>
        community.Uri.StartsWith(DevelopmentNames.CommunityUri, StringComparison.Ordinal);

    private static bool HasDevelopmentAnchor(string setting)
    {
        try
        {
            return PemText.ReadCertificates(PemText.Read(setting)).Any(IsDevelopment);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return false; // unreadable certificates are the finding of another rule
        }
    }

    private static bool IsDevelopment(byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        return certificate.Subject.Contains(DevelopmentNames.Organization, StringComparison.Ordinal);
    }
}
