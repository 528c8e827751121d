using FastCluster.Pki;
using FastCluster.Silo.FirstRun;

namespace FastCluster.Silo.TestCommunities;

/// <summary>Makes authorities, leaves and CRLs in a folder and keeps its index. For one process at a time.</summary>
/// <param name="folder">The folder.</param>
/// <param name="index">What it holds.</param>
/// <param name="now">Time of making.</param>
internal sealed class CommunityMaker(CommunityFolder folder, CommunityIndex index, DateTimeOffset now)
{
    private static readonly TimeSpan s_crlLifetime = TimeSpan.FromDays(30);
    private readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
    private readonly Dictionary<string, CertificateAuthority> _open = new(StringComparer.Ordinal);

    /// <summary>What the folder holds by now.</summary>
    public CommunityIndex Index { get; private set; } = index;

    /// <summary>Makes a leaf, and the authorities that it needs. A revoked kind is put on a new CRL.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">Name of its files; replaces an older leaf of that name.</param>
    /// <param name="clientUri">Its client URI; null for the one of the community with the name below it.</param>
    public LeafEntry MakeLeaf(LeafKind kind, string name, string? clientUri)
    {
        var issuer = Open(kind.Issuer);
        var wanted = clientUri ?? $"{Index.ClientUri}/{name}";
        var options = kind.Change(OrdinaryLeaf(name, wanted, kind.Issuer), _now);
        var made = issuer.Issue(options);
        var entry = new LeafEntry
        {
            Name = name,
            Kind = kind.Name,
            Meaning = kind.Meaning,
            Issuer = kind.Issuer,
            ClientUri = kind.Error is null ? options.UriNames[0] : wanted,
            Certificate = $"{name}.pem",
            Key = $"{name}.key",
            ExpectedStatus = kind.Error is null ? 201 : 400,
            ExpectedError = kind.Error,
        };
        DevelopmentStore.Write(folder.Credential(entry.Certificate, entry.Key), made);
        Index = Index with { Leaves = [.. Index.Leaves.Where(leaf => leaf.Name != name), entry] };
        if (kind.IsRevoked)
        {
            MakeCrl(kind.Issuer, [Convert.ToHexString(made.SerialNumber.Span)], s_crlLifetime);
        }

        return entry;
    }

    /// <summary>Makes the next CRL of an authority.</summary>
    /// <param name="authority">Name of the authority.</param>
    /// <param name="serials">Serial numbers to revoke besides earlier ones, hexadecimal.</param>
    /// <param name="lifetime">Time from now to <c>nextUpdate</c>; negative for one that is over.</param>
    public AuthorityEntry MakeCrl(string authority, IReadOnlyList<string> serials, TimeSpan? lifetime = null)
    {
        var issuer = Open(authority);
        var before = Entry(authority);
        var known = before.Revoked.Select(item => item.Serial);
        var added = serials
            .Except(known, StringComparer.Ordinal)
            .Select(serial => new RevokedEntry { Serial = serial, RevokedAt = _now });
        var after = before with { CrlNumber = before.CrlNumber + 1, Revoked = [.. before.Revoked, .. added] };
        WriteCrl(issuer, after, lifetime ?? s_crlLifetime);
        Index = Index with
        {
            Authorities = [.. Index.Authorities.Select(item => item.Name == authority ? after : item)],
        };
        return after;
    }

    /// <summary>Makes sure that an authority is there, and those above it.</summary>
    /// <param name="name">Name of the authority.</param>
    /// <exception cref="ArgumentException">There is no authority of that name.</exception>
    public CertificateAuthority Open(string name)
    {
        if (_open.TryGetValue(name, out var open))
        {
            return open;
        }

        var kind =
            AuthorityKind.Find(name) ?? throw new ArgumentException($"There is no authority '{name}'.", nameof(name));
        var authority = Index.Authorities.Any(item => item.Name == name) ? Resume(kind) : Make(kind);
        _open.Add(name, authority);
        return authority;
    }

    private AuthorityEntry Entry(string name) => Index.Authorities.Single(item => item.Name == name);

    private CertificateAuthority Resume(AuthorityKind kind)
    {
        var entry = Entry(kind.Name);
        var content = DevelopmentStore.Read(folder.Credential(entry.Certificate, entry.Key));
        return CertificateAuthority.Resume(content, isRoot: kind.Issuer is null);
    }

    private CertificateAuthority Make(AuthorityKind kind)
    {
        var issuer = kind.Issuer is null ? null : Open(kind.Issuer);
        var options = kind.Change(OrdinaryAuthority(kind), _now);
        var made = issuer is null ? CertificateAuthority.CreateRoot(options) : issuer.CreateIntermediate(options);
        var entry = new AuthorityEntry
        {
            Name = kind.Name,
            Meaning = kind.Meaning,
            IsAnchor = kind.Name == AuthorityKind.Root,
            Issuer = kind.Issuer,
            Certificate = $"ca-{kind.Name}.pem",
            Key = $"ca-{kind.Name}.key",
            Crl = $"ca-{kind.Name}.crl",
            CrlUrl = CrlUrl(kind.Name),
            CrlNumber = 1,
        };
        DevelopmentStore.Write(folder.Credential(entry.Certificate, entry.Key), made.CertifiedKey);
        WriteCrl(made, entry, s_crlLifetime);
        Index = Index with { Authorities = [.. Index.Authorities, entry] };
        return made;
    }

    private void WriteCrl(CertificateAuthority authority, AuthorityEntry entry, TimeSpan lifetime)
    {
        foreach (var item in entry.Revoked)
        {
            authority.Revoke(Convert.FromHexString(item.Serial), item.RevokedAt);
        }

        var nextUpdate = _now + lifetime;
        var thisUpdate = (lifetime > TimeSpan.Zero ? _now : nextUpdate).AddMinutes(-5);
        File.WriteAllBytes(folder.Full(entry.Crl), authority.BuildCrl(entry.CrlNumber, thisUpdate, nextUpdate));
    }

    private string CrlUrl(string authority) => $"{Index.CrlBase}/ca-{authority}.crl";

    private AuthorityOptions OrdinaryAuthority(AuthorityKind kind) =>
        new()
        {
            Subject = new($"{Index.Organization} {kind.Name}", Index.Organization, "US"),
            NotBefore = _now.AddDays(-90),
            NotAfter = _now.AddYears(10),
            CrlUrl = kind.Issuer is null ? null : CrlUrl(kind.Issuer),
        };

    private LeafOptions OrdinaryLeaf(string name, string clientUri, string issuer) =>
        new()
        {
            Subject = new(name, Index.Organization, "US"),
            NotBefore = _now.AddMinutes(-5),
            NotAfter = _now.AddDays(365),
            CrlUrl = CrlUrl(issuer),
            UriNames = [clientUri],
        };
}
