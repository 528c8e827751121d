using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FastCluster.Pki;
using FastCluster.Testing;

namespace FastCluster.Udap.Tests.SecondOpinion;

/// <summary>What a chain will say before it is made: valid at first, then with faults.</summary>
internal sealed record ChainPlan
{
    private const string Policy = "1.2.3.4.5";
    private const string AnyPolicy = "2.5.29.32.0";

    /// <summary>When chains are judged: in the past, because BouncyCastle refuses CRLs of a time to come.</summary>
    public static readonly DateTimeOffset Now = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required AuthorityOptions Root { get; init; }

    /// <summary>Below the root, topmost first; at least two.</summary>
    public required ImmutableArray<AuthorityOptions> Authorities { get; init; }

    public required LeafOptions Leaf { get; init; }

    /// <summary>Whether revocation is asked about.</summary>
    public bool HasCrls { get; init; }

    /// <summary>Which authority's place another key signs from, or none.</summary>
    public int? OtherSigner { get; init; }

    /// <summary>Which certificate is revoked, counted from the top, or none.</summary>
    public int? Revoked { get; init; }

    /// <summary>Whose CRL has a fault, and which; the root is 0.</summary>
    public (int Issuer, ChainFault Fault)? BadCrl { get; init; }

    /// <summary>A valid chain of random shape.</summary>
    public static ChainPlan Valid(Random random)
    {
        var depth = random.Next(2, 5);
        var algorithm = random.Next(10) == 0 ? KeyAlgorithm.EcP384 : KeyAlgorithm.EcP256;
        return new()
        {
            Root = Authority(random, 0, depth + 1, algorithm) with { PolicyOids = [AnyPolicy] },
            Authorities = [.. Enumerable.Range(1, depth).Select(at => Authority(random, at, depth + 1, algorithm))],
            Leaf = new()
            {
                Subject = new SubjectName("Leaf", "Made chains", "US"),
                NotBefore = Now.AddDays(-random.Next(0, 30)),
                NotAfter = Now.AddDays(random.Next(0, 30)),
                UriNames = ["https://app.made.test/1"],
                DnsNames = ["app.made.test"],
                EmailNames = ["office@made.test"],
                PolicyOids = [Policy],
                Key = TestKeys.For("made leaf"),
            },
            HasCrls = random.Next(2) == 0,
        };
    }

    /// <summary>The same chain with one more fault, at a random place.</summary>
    public ChainPlan With(ChainFault fault, Random random)
    {
        var at = random.Next(Authorities.Length);
        return fault switch
        {
            ChainFault.Expired => Change(at, one => one with { NotAfter = Now.AddSeconds(-1) }),
            ChainFault.NotYetValid => this with { Leaf = Leaf with { NotBefore = Now.AddSeconds(1) } },
            ChainFault.NotAnAuthority => Change(at, one => one with { IsAuthority = false, PathLength = null }),
            ChainFault.PathTooLong => Change(0, one => one with { PathLength = Authorities.Length - 2 }),
            ChainFault.NameExcluded => Change(at, one => one with { NameConstraints = Excluding(random) }),
            ChainFault.NameNotPermitted => Change(at, one => one with { NameConstraints = PermittingOthers(random) }),
            ChainFault.SubjectNotPermitted => Change(at, one => one with { NameConstraints = OtherSubjects }),
            ChainFault.NoKeyCertSign => Change(at, one => one with { KeyUsage = X509KeyUsageFlags.CrlSign }),
            ChainFault.OtherSigner => this with { OtherSigner = at },
            ChainFault.UnknownCritical => Change(at, one => one with { HasUnknownCriticalExtension = true }),
            ChainFault.UnknownCriticalOfLeaf => this with { Leaf = Leaf with { HasUnknownCriticalExtension = true } },
            ChainFault.PolicyMissing => Change(at, one => one with { RequireExplicitPolicy = 0 }).WithoutPolicy(),
            ChainFault.Revoked => this with { HasCrls = true, Revoked = random.Next(Authorities.Length + 1) },
            ChainFault.CrlExpired or ChainFault.CrlMissing or ChainFault.CrlOfOtherKey => this with
            {
                HasCrls = true,
                BadCrl = (at, fault),
            },
            _ => WithFaultOfAnchorOrLeaf(fault, at),
        };
    }

    private ChainPlan WithFaultOfAnchorOrLeaf(ChainFault fault, int at) =>
        fault switch
        {
            ChainFault.AnchorExpired => this with { Root = Root with { NotAfter = Now.AddSeconds(-1) } },
            ChainFault.AnchorExcludesName => this with
            {
                Root = Root with { NameConstraints = new() { ExcludedUris = ["app.made.test"] } },
            },
            ChainFault.AnchorPathTooLong => this with { Root = Root with { PathLength = Authorities.Length - 1 } },
            ChainFault.WeakKey => this with
            {
                Leaf = Leaf with { Key = TestKeys.For("made weak", KeyAlgorithm.Rsa1024) },
            },
            ChainFault.WeakHash => Change(at, one => one with { Hash = HashAlgorithmName.SHA1 }),
            ChainFault.LeafUsage => this with { Leaf = Leaf with { KeyUsage = X509KeyUsageFlags.NonRepudiation } },
            ChainFault.LeafMayIssue => this with
            {
                Leaf = Leaf with { KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign },
            },
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Unknown fault."),
        };

    private static AuthorityOptions Authority(Random random, int at, int count, KeyAlgorithm algorithm) =>
        new()
        {
            Subject = new SubjectName($"Authority {at}", "Made chains", "US"),
            NotBefore = Now.AddDays(-random.Next(0, 400)),
            NotAfter = Now.AddDays(random.Next(0, 400)),
            PathLength = random.Next(2) == 0 ? null : count - 1 - at + random.Next(2),
            NameConstraints = random.Next(4) == 0 ? Permitting(random) : null,
            PolicyOids = [Policy],
            RequireExplicitPolicy = random.Next(4) == 0 ? random.Next(3) : null,
            Key = TestKeys.For($"made {at}", algorithm),
        };

    private static NameConstraints Permitting(Random random) =>
        random.Next(4) switch
        {
            0 => new() { PermittedUris = [".made.test"] },
            1 => new() { PermittedDnsNames = ["made.test"], ExcludedDnsNames = ["other.made.test"] },
            2 => new() { PermittedEmails = ["made.test"] },
            _ => new() { ExcludedUris = ["other.made.test"], ExcludedEmails = [".made.test"] },
        };

    private static NameConstraints Excluding(Random random) =>
        random.Next(3) switch
        {
            0 => new() { ExcludedUris = [".made.test"] },
            1 => new() { ExcludedDnsNames = ["made.test"] },
            _ => new() { ExcludedEmails = ["made.test"] },
        };

    private static NameConstraints PermittingOthers(Random random) =>
        random.Next(3) switch
        {
            0 => new() { PermittedUris = ["made.test"] },
            1 => new() { PermittedDnsNames = ["other.test"] },
            _ => new() { PermittedEmails = [".made.test"] },
        };

    private static NameConstraints OtherSubjects =>
        new() { PermittedSubjects = [new SubjectName("Leaf", "Others", "US")] };

    private ChainPlan Change(int at, Func<AuthorityOptions, AuthorityOptions> change) =>
        this with
        {
            Authorities = Authorities.SetItem(at, change(Authorities[at])),
        };

    private ChainPlan WithoutPolicy() => this with { Leaf = Leaf with { PolicyOids = [] } };
}
