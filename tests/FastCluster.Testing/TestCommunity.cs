using FastCluster.Pki;

namespace FastCluster.Testing;

/// <summary>
/// A trust community in memory: root, issuing authority, CRLs and leaves. One line gives a client:
/// <c>TestCommunity.Create().IssueClient("https://app.example")</c>.
/// </summary>
public sealed class TestCommunity
{
    /// <summary>The moment at which communities are judged in tests: 2030-01-01T00:00:00Z.</summary>
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string name;
    private readonly KeyAlgorithm keyAlgorithm;

    private TestCommunity(string name, DateTimeOffset now, KeyAlgorithm keyAlgorithm)
    {
        this.name = name;
        this.keyAlgorithm = keyAlgorithm;
        Clock = now;
        RootCrlUrl = $"http://crl.test/{name}-root.crl";
        IssuingCrlUrl = $"http://crl.test/{name}-issuing.crl";
        Root = CertificateAuthority.CreateRoot(AuthorityOptions("root"));
        Issuing = Root.CreateIntermediate(AuthorityOptions("issuing") with { CrlUrl = RootCrlUrl });
    }

    /// <summary>The clock that validity periods surround.</summary>
    public DateTimeOffset Clock { get; }

    /// <summary>The trust anchor: ten years around the clock.</summary>
    public CertificateAuthority Root { get; }

    /// <summary>The issuing authority below the root.</summary>
    public CertificateAuthority Issuing { get; }

    /// <summary>Where the root's CRL is said to be.</summary>
    public string RootCrlUrl { get; }

    /// <summary>Where the issuing authority's CRL is said to be.</summary>
    public string IssuingCrlUrl { get; }

    /// <summary>Makes a community.</summary>
    /// <param name="name">Keeps names and CRL URLs of communities apart; keys are shared by communities of one name.</param>
    /// <param name="now">The clock; default <see cref="Now"/>.</param>
    /// <param name="keyAlgorithm">Keys of the authorities; default P-256.</param>
    public static TestCommunity Create(
        string name = "community-a",
        DateTimeOffset? now = null,
        KeyAlgorithm keyAlgorithm = KeyAlgorithm.EcP256
    ) => new(name, now ?? Now, keyAlgorithm);

    /// <summary>Issues a client certificate with the given identities, below the issuing authority.</summary>
    /// <param name="uriNames">URI subject alternative names.</param>
    public CertifiedKey IssueClient(params string[] uriNames) => Issuing.Issue(Leaf(uriNames));

    /// <summary>Issues a client certificate over a key of the given kind.</summary>
    /// <param name="algorithm">Kind and size of the key.</param>
    /// <param name="uriNames">URI subject alternative names.</param>
    public CertifiedKey IssueClient(KeyAlgorithm algorithm, params string[] uriNames) =>
        Issuing.Issue(Leaf(uriNames) with { Key = TestKeys.For($"{name} leaf", algorithm) });

    /// <summary>What <see cref="IssueClient(string[])"/> writes, to deviate from with <c>with</c>.</summary>
    /// <param name="uriNames">URI subject alternative names.</param>
    public LeafOptions Leaf(params string[] uriNames) =>
        new()
        {
            Subject = new SubjectName("Client", "Client Organization", "US"),
            NotBefore = Clock.AddDays(-30),
            NotAfter = Clock.AddDays(335),
            UriNames = [.. uriNames],
            CrlUrl = IssuingCrlUrl,
            Key = TestKeys.For($"{name} leaf"),
        };

    /// <summary>What an authority of this community says, to deviate from with <c>with</c>.</summary>
    /// <param name="role">Part of the name; one key per role.</param>
    public AuthorityOptions AuthorityOptions(string role) =>
        new()
        {
            Subject = new SubjectName($"{name} {role}", "FastCluster tests", "US"),
            NotBefore = Clock.AddYears(-5),
            NotAfter = Clock.AddYears(5),
            Key = TestKeys.For($"{name} {role}", keyAlgorithm),
        };

    /// <summary>The root's CRL: made an hour ago, next one in 30 days, DER.</summary>
    /// <param name="number">CRL number.</param>
    public byte[] BuildRootCrl(long number = 1) => BuildCrl(Root, number);

    /// <summary>The issuing authority's CRL: made an hour ago, next one in 30 days, DER.</summary>
    /// <param name="number">CRL number.</param>
    public byte[] BuildIssuingCrl(long number = 1) => BuildCrl(Issuing, number);

    private byte[] BuildCrl(CertificateAuthority authority, long number) =>
        authority.BuildCrl(number, Clock.AddHours(-1), Clock.AddDays(30));
}
