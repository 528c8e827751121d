using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;

namespace FastCluster.Silo.TestCommunities;

/// <summary>Every kind of client certificate that can be made.</summary>
internal static class LeafKinds
{
    private const string Unapproved = "unapproved_software_statement";
    private const string Invalid = "invalid_software_statement";
    private const int ManyNames = 50;

    /// <summary>All kinds, good ones first.</summary>
    public static IReadOnlyList<LeafKind> All { get; } =
    [.. Good(), .. BadNames(), .. BadCertificates(), .. BadPaths()];

    /// <summary>The kind with a name, or null.</summary>
    /// <param name="name">Name as on the command line.</param>
    public static LeafKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static IEnumerable<LeafKind> Good() =>
        [
            new("valid", "nothing wrong, P-256", null),
            Accepted("valid-rsa", "nothing wrong, RSA 2048", leaf => leaf with { KeyAlgorithm = KeyAlgorithm.Rsa2048 }),
            Accepted("valid-p384", "nothing wrong, P-384", leaf => leaf with { KeyAlgorithm = KeyAlgorithm.EcP384 }),
            Accepted(
                "many-sans",
                $"{ManyNames} further URI names beside its own (X509-08)",
                leaf => leaf with { UriNames = [.. leaf.UriNames, .. FurtherNames(leaf.UriNames[0])] }
            ),
            Accepted("no-key-usage", "no keyUsage at all (X509-18)", leaf => leaf with { KeyUsage = null }),
            Accepted(
                "tls-client",
                "extended key usage of a TLS client (X509-18)",
                leaf => leaf with { ExtendedKeyUsageOids = ["1.3.6.1.5.5.7.3.2"] }
            ),
            Accepted(
                "name-permitted",
                "name within the constraints of its CA",
                leaf => leaf with { UriNames = [$"https://app.{AuthorityKind.PermittedHost}/client"] }
            ) with
            {
                Issuer = "constrained",
            },
        ];

    private static IEnumerable<LeafKind> BadNames() =>
        [
            Refused(
                "wrong-san",
                "URI name of somebody else (REG-07)",
                Invalid,
                leaf => leaf with { UriNames = [leaf.UriNames[0] + "/other"] }
            ),
            Refused(
                "dns-san",
                "host name as DNS name only (X509-07)",
                Invalid,
                leaf => leaf with { UriNames = [], DnsNames = [new Uri(leaf.UriNames[0]).Host] }
            ),
            Refused("no-san", "no subject alternative name", Invalid, leaf => leaf with { UriNames = [] }),
        ];

    private static IEnumerable<LeafKind> BadCertificates() =>
        [
            new("expired", "over since yesterday (X509-03)", Unapproved)
            {
                Change = (leaf, now) => leaf with { NotBefore = now.AddDays(-30), NotAfter = now.AddDays(-1) },
            },
            new("not-yet-valid", "begins tomorrow (X509-03)", Unapproved)
            {
                Change = (leaf, now) => leaf with { NotBefore = now.AddDays(1), NotAfter = now.AddDays(30) },
            },
            new("revoked", "on the CRL of its CA (X509-04)", Unapproved) { IsRevoked = true },
            Refused("no-cdp", "names no CRL (X509-06)", Unapproved, leaf => leaf with { CrlUrl = null }),
            Refused(
                "weak-key",
                "RSA of 1,024 bits (X509-17)",
                Unapproved,
                leaf => leaf with { KeyAlgorithm = KeyAlgorithm.Rsa1024 }
            ),
            Refused(
                "key-encipherment",
                "keyUsage without digitalSignature (X509-18)",
                Unapproved,
                leaf => leaf with { KeyUsage = X509KeyUsageFlags.KeyEncipherment }
            ),
            Refused(
                "unknown-critical",
                "critical extension that nobody knows (X509-01)",
                Unapproved,
                leaf => leaf with { HasUnknownCriticalExtension = true }
            ),
        ];

    private static IEnumerable<LeafKind> BadPaths() =>
        [
            new("name-constrained", "name outside the constraints of its CA (X509-01)", Unapproved)
            {
                Issuer = "constrained",
            },
            new("not-a-ca", "issued by a certificate with CA:FALSE (X509-01)", Unapproved) { Issuer = "not-a-ca" },
            new("too-deep", "path longer than pathLen allows (X509-01)", Unapproved) { Issuer = "too-deep" },
            new("expired-ca", "issued by a CA that is over (X509-03)", Unapproved) { Issuer = "expired-ca" },
            new("stranger", "path to a root that the community does not hold (X509-12)", Unapproved)
            {
                Issuer = "stranger",
            },
        ];

    private static LeafKind Accepted(string name, string meaning, Func<LeafOptions, LeafOptions> change) =>
        new(name, meaning, null) { Change = (leaf, _) => change(leaf) };

    private static LeafKind Refused(string name, string meaning, string error, Func<LeafOptions, LeafOptions> change) =>
        new(name, meaning, error) { Change = (leaf, _) => change(leaf) };

    private static IEnumerable<string> FurtherNames(string name) =>
        Enumerable.Range(1, ManyNames).Select(number => $"{name}/{number}");
}
