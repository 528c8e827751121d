using System.Net;
using FastCluster.Pki;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.Demo;

/// <summary>A development community in a temporary folder, with the certificates of those who take part in one journey.</summary>
internal sealed class DemoCommunity : IDisposable
{
    private const string ServerAuthenticationOid = "1.3.6.1.5.5.7.3.1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fastcluster-demo-");
    private readonly DateTimeOffset _start;
    private readonly CertificateAuthority _authority;

    /// <summary>Makes the community.</summary>
    /// <param name="now">Time of the certificates.</param>
    /// <exception cref="IOException">The temporary folder cannot be written.</exception>
    public DemoCommunity(DateTimeOffset now)
    {
        _start = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        try
        {
            Files = DevelopmentNode.Prepare(_folder.FullName, now);
            _authority = CertificateAuthority.Resume(DevelopmentStore.Read(Files.Issuing), isRoot: false);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Files of the community and of its development node.</summary>
    public DevelopmentFiles Files { get; }

    /// <summary>Gives a server its certificate for one base URL (DISC-21, DISC-22).</summary>
    /// <param name="files">Where it goes.</param>
    /// <param name="name">Name of the server, for people.</param>
    /// <param name="baseUrl">The URL.</param>
    public void IssueServer(DevelopmentCredential files, string name, string baseUrl) =>
        Issue(files, Leaf(name) with { KeyAlgorithm = KeyAlgorithm.Rsa2048, UriNames = [baseUrl] });

    /// <summary>Gives TLS servers on loopback a certificate for <c>localhost</c> and <c>127.0.0.1</c>.</summary>
    /// <param name="files">Where it goes.</param>
    public void IssueTls(DevelopmentCredential files) =>
        Issue(
            files,
            Leaf("localhost") with
            {
                DnsNames = ["localhost"],
                IpAddresses = [IPAddress.Loopback],
                ExtendedKeyUsageOids = [ServerAuthenticationOid],
            }
        );

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private void Issue(DevelopmentCredential files, LeafOptions leaf) =>
        DevelopmentStore.Write(files, _authority.Issue(leaf));

    private LeafOptions Leaf(string name) =>
        new()
        {
            Subject = new(name, DevelopmentNames.Organization, "US"),
            NotBefore = _start.AddMinutes(-5),
            NotAfter = _start.AddDays(365),
            CrlUrl = DevelopmentNames.IssuingCrlUrl,
        };
}
