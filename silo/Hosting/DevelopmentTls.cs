using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Hosting;

/// <summary>A TLS certificate for development listeners that name none: made at each start, held in memory alone.</summary>
internal static class DevelopmentTls
{
    private const string ServerAuthenticationOid = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes the certificate for <c>localhost</c>.</summary>
    /// <exception cref="InvalidConfigurationException">The node is no development node.</exception>
    public static CertificateFileOptions Make(FastClusterOptions options, DateTimeOffset now)
    {
        if (options.Environment != NodeEnvironment.Development)
        {
            throw new InvalidConfigurationException([new("listeners", "have a certificate in Production")]);
        }

        var start = DateTimeOffset.FromUnixTimeSeconds(now.AddMinutes(-5).ToUnixTimeSeconds());
        var root = CertificateAuthority.CreateRoot(
            new()
            {
                Subject = new("localhost root", DevelopmentNames.Organization),
                NotBefore = start,
                NotAfter = start.AddDays(90),
            }
        );
        var leaf = root.Issue(
            new()
            {
                Subject = new("localhost", DevelopmentNames.Organization),
                NotBefore = start,
                NotAfter = start.AddDays(90),
                DnsNames = ["localhost"],
                ExtendedKeyUsageOids = [ServerAuthenticationOid],
            }
        );
        return new() { CertificateFile = leaf.ToChainPem(), KeyFile = leaf.ToPrivateKeyPem() };
    }
}
