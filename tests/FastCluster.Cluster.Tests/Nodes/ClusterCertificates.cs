using FastCluster.Pki;
using FastCluster.Silo.Configuration;

namespace FastCluster.Cluster.Tests.Nodes;

/// <summary>Certificates of a cluster with mutual TLS, and of somebody else, as files in the folder of its nodes.</summary>
internal sealed class ClusterCertificates
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private readonly NodeFolder _folder;
    private readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(
        TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()
    );

    /// <summary>Makes them.</summary>
    public ClusterCertificates(NodeFolder folder)
    {
        _folder = folder;
        var authority = MakeAuthority("Cluster CA");
        File.WriteAllText(folder["cluster-ca.pem"], authority.CertifiedKey.ToCertificatePem());
        Write("cluster-node", authority, "fastcluster");
        Write("cluster-api", authority, "fastcluster-api");
        Stranger = Write("cluster-stranger", MakeAuthority("Other CA"), "fastcluster");
    }

    /// <summary>A certificate with the name of a node, from a CA that the cluster does not know.</summary>
    public CertifiedKey Stranger { get; }

    /// <summary>Settings of a node with actors.</summary>
    public (string Name, string Value)[] NodeSettings => Settings("cluster-node");

    /// <summary>Settings of an API node.</summary>
    public (string Name, string Value)[] ApiSettings => Settings("cluster-api");

    /// <summary>What <see cref="ApiSettings"/> say.</summary>
    public ClusterTlsOptions ApiOptions =>
        new()
        {
            Certificate = new() { CertificateFile = _folder["cluster-api.pem"], KeyFile = _folder["cluster-api.key"] },
            TrustedCertificatesFile = _folder["cluster-ca.pem"],
        };

    private (string Name, string Value)[] Settings(string file) =>
        [
            ("CLUSTER__TLS__CERTIFICATE__CERTIFICATEFILE", _folder[$"{file}.pem"]),
            ("CLUSTER__TLS__CERTIFICATE__KEYFILE", _folder[$"{file}.key"]),
            ("CLUSTER__TLS__TRUSTEDCERTIFICATESFILE", _folder["cluster-ca.pem"]),
        ];

    private CertificateAuthority MakeAuthority(string name) =>
        CertificateAuthority.CreateRoot(
            new()
            {
                Subject = new(name, "Example"),
                NotBefore = _now.AddDays(-1),
                NotAfter = _now.AddDays(30),
            }
        );

    private CertifiedKey Write(string file, CertificateAuthority authority, string dnsName)
    {
        var leaf = authority.Issue(
            new()
            {
                Subject = new(dnsName, "Example"),
                NotBefore = _now.AddDays(-1),
                NotAfter = _now.AddDays(10),
                DnsNames = [dnsName],
                ExtendedKeyUsageOids = [ServerAuthentication, ClientAuthentication],
            }
        );
        File.WriteAllText(_folder[$"{file}.pem"], leaf.ToChainPem());
        File.WriteAllText(_folder[$"{file}.key"], leaf.ToPrivateKeyPem());
        return leaf;
    }
}
