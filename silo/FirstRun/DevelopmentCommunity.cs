using System.Collections.Immutable;
using FastCluster.Pki;

namespace FastCluster.Silo.FirstRun;

/// <summary>
/// Makes the trust community of the development node: root, issuing CA, CRLs and one certificate per role. What is there
/// is kept, what is near its end is made anew. For one process at a time.
/// </summary>
/// <param name="files">Where everything lies.</param>
/// <param name="now">The time.</param>
internal sealed class DevelopmentCommunity(DevelopmentFiles files, DateTimeOffset now)
{
    private const string ServerAuthenticationOid = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan s_leafMargin = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_crlLifetime = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_crlMargin = TimeSpan.FromDays(7);

    /// <summary>Brings the folder up to date.</summary>
    /// <returns>Whether anything was made.</returns>
    public bool Refresh()
    {
        var root = OpenAuthority(files.Root, "root", issuer: null, out var isNewRoot);
        var issuing = OpenAuthority(files.Issuing, "issuing CA", root, out var isNewIssuing);
        var madeCrl = RefreshCrl(files.RootCrl, root, isNewRoot);
        madeCrl |= RefreshCrl(files.IssuingCrl, issuing, isNewIssuing);
        var madeLeaf = false;
        foreach (var (target, options) in Leaves())
        {
            if (isNewIssuing || !DevelopmentStore.IsFresh(target, now, s_leafMargin))
            {
                DevelopmentStore.Write(target, issuing.Issue(options));
                madeLeaf = true;
            }
        }

        return isNewIssuing || madeCrl || madeLeaf;
    }

    private CertificateAuthority OpenAuthority(
        DevelopmentCredential target,
        string role,
        CertificateAuthority? issuer,
        out bool isNew
    )
    {
        isNew = !DevelopmentStore.IsFresh(target, now, s_leafMargin);
        if (!isNew)
        {
            return CertificateAuthority.Resume(DevelopmentStore.Read(target), isRoot: issuer is null);
        }

        var options = new AuthorityOptions
        {
            Subject = new($"{DevelopmentNames.Organization} {role}", DevelopmentNames.Organization),
            NotBefore = now.AddMinutes(-5),
            NotAfter = now.AddYears(issuer is null ? 10 : 9),
            CrlUrl = issuer is null ? null : DevelopmentNames.RootCrlUrl,
        };
        var made = issuer is null ? CertificateAuthority.CreateRoot(options) : issuer.CreateIntermediate(options);
        DevelopmentStore.Write(target, made.CertifiedKey);
        return made;
    }

    /// <summary>The time of the file tells the age of the CRL; a fresh one stays, with whatever it revokes.</summary>
    private bool RefreshCrl(string file, CertificateAuthority authority, bool isNewAuthority)
    {
        var isFresh =
            File.Exists(file) && File.GetLastWriteTimeUtc(file) + s_crlLifetime - s_crlMargin > now.UtcDateTime;
        if (isFresh && !isNewAuthority)
        {
            return false;
        }

        var crl = authority.BuildCrl(now.ToUnixTimeSeconds(), now.AddMinutes(-5), now + s_crlLifetime);
        File.WriteAllBytes(file, crl);
        File.SetLastWriteTimeUtc(file, now.UtcDateTime);
        return true;
    }

    private ImmutableArray<(DevelopmentCredential Target, LeafOptions Options)> Leaves() =>
        [
            (
                files.Tls,
                Leaf("localhost") with
                {
                    DnsNames = ["localhost"],
                    ExtendedKeyUsageOids = [ServerAuthenticationOid],
                }
            ),
            (
                files.Server,
                Leaf("FHIR server") with
                {
                    UriNames = [DevelopmentNames.FhirBase],
                    KeyAlgorithm = KeyAlgorithm.Rsa2048,
                }
            ),
            (files.ResourceServer, Leaf("resource server") with { UriNames = [DevelopmentNames.ResourceServerUri] }),
            (files.Client, Leaf("client") with { UriNames = [DevelopmentNames.ClientUri] }),
        ];

    private LeafOptions Leaf(string name) =>
        new()
        {
            Subject = new(name, DevelopmentNames.Organization, "US"),
            NotBefore = now.AddMinutes(-5),
            NotAfter = now.AddDays(365),
            CrlUrl = DevelopmentNames.IssuingCrlUrl,
        };
}
