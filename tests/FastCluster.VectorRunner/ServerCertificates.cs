using FastCluster.Pki;
using FastCluster.Silo.Configuration;

namespace FastCluster.VectorRunner;

/// <summary>The server's own certificate of a run: vectors say nothing of it, so one is made that is valid at any of their times.</summary>
internal sealed class ServerCertificates
{
    private readonly CertificateAuthority _root = CertificateAuthority.CreateRoot(
        new AuthorityOptions
        {
            Subject = new("Vector server root"),
            NotBefore = s_start,
            NotAfter = s_end,
        }
    );

    private static readonly DateTimeOffset s_start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2045, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private CertifiedKey? _leaf;

    /// <summary>The identity of a base URL, written to files of a folder.</summary>
    public ServerIdentityOptions IdentityOf(string baseUrl, string community, string folder)
    {
        _leaf ??= _root.Issue(
            new LeafOptions
            {
                Subject = new("Vector server"),
                NotBefore = s_start,
                NotAfter = s_end,
                KeyAlgorithm = KeyAlgorithm.Rsa2048,
                UriNames = [baseUrl],
            }
        );
        var (certificate, key) = (Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"));
        File.WriteAllText(certificate, _leaf.ToChainPem());
        File.WriteAllText(key, _leaf.ToPrivateKeyPem());
        return new()
        {
            Community = community,
            Certificate = new() { CertificateFile = certificate, KeyFile = key },
        };
    }
}
