using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;

namespace FastCluster.Silo.TestCommunities;

/// <summary>An authority that a test community may hold.</summary>
/// <param name="Name">Name of its files, and of itself in the index.</param>
/// <param name="Meaning">What it is, in one line.</param>
/// <param name="Issuer">Name of the authority that certifies it; null for a root.</param>
/// <param name="Change">What its certificate says other than an ordinary one; gets the time of making.</param>
internal sealed record AuthorityKind(
    string Name,
    string Meaning,
    string? Issuer,
    Func<AuthorityOptions, DateTimeOffset, AuthorityOptions> Change
)
{
    /// <summary>Name of the trust anchor.</summary>
    public const string Root = "root";

    /// <summary>Name of the ordinary issuing CA.</summary>
    public const string Issuing = "issuing";

    /// <summary>Host below which the name-constrained CA may certify.</summary>
    public const string PermittedHost = "permitted.example";

    /// <summary>All kinds, each after its issuer.</summary>
    public static IReadOnlyList<AuthorityKind> All { get; } =
    [
        new(Root, "trust anchor of the community", null, Ordinary),
        new(Issuing, "ordinary issuing CA, pathLen 0", Root, (options, _) => options with { PathLength = 0 }),
        new(
            "constrained",
            $"CA that may certify URIs below .{PermittedHost} only",
            Root,
            (options, _) => options with { NameConstraints = new() { PermittedUris = [$".{PermittedHost}"] } }
        ),
        new(
            "expired-ca",
            "CA whose certificate is over",
            Root,
            (options, now) => options with { NotBefore = now.AddDays(-60), NotAfter = now.AddDays(-1) }
        ),
        new("too-deep", "CA below the issuing CA, whose pathLen is 0", Issuing, Ordinary),
        new(
            "not-a-ca",
            "issuer with CA:FALSE",
            Root,
            (options, _) => options with { IsAuthority = false, KeyUsage = X509KeyUsageFlags.DigitalSignature }
        ),
        new("stranger-root", "root that the community does not hold", null, Ordinary),
        new("stranger", "CA below that other root", "stranger-root", Ordinary),
    ];

    /// <summary>The kind with a name, or null.</summary>
    /// <param name="name">The name.</param>
    public static AuthorityKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static AuthorityOptions Ordinary(AuthorityOptions options, DateTimeOffset now) => options;
}
