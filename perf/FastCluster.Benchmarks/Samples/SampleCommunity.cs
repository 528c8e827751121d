using FastCluster.Benchmarks.Steps;
using FastCluster.Pki;
using FastCluster.Testing;
using FastCluster.Udap.Certificates;

namespace FastCluster.Benchmarks.Samples;

/// <summary>A community of a root, an issuing authority and one client, as certificates, CRLs and a proven path.</summary>
internal sealed class SampleCommunity : ICrlSource
{
    /// <summary>Fewer would not always hold one of the longest signature, which is one in four.</summary>
    private const int Candidates = 64;
    private readonly Dictionary<string, CrlSet> _crls;

    /// <summary>Makes it.</summary>
    /// <param name="algorithm">Key of the client.</param>
    public SampleCommunity(KeyAlgorithm algorithm)
    {
        var community = Longest(() => TestCommunity.Create("benchmarks"), made => made.Issuing.Certificate.Length);
        Client = Longest(() => community.IssueClient(algorithm, ClientUri), made => made.Certificate.Length);
        Leaf = Parse(Client.Certificate);
        Issuing = Parse(community.Issuing.Certificate);
        Root = Parse(community.Root.Certificate);
        Store = new TrustStore([Root], []);
        Path = ((PathOutcome.Valid)PathValidator.Validate(Leaf, [Issuing], Store, Now)).Path;
        _crls = new(StringComparer.Ordinal)
        {
            [community.RootCrlUrl] = Parse(community.BuildRootCrl(), Root),
            [community.IssuingCrlUrl] = Parse(community.BuildIssuingCrl(), Issuing),
        };
    }

    public const string Uri = "urn:benchmarks:community";
    public const string ClientUri = "https://client.test/app";

    /// <summary>The time at which everything is judged.</summary>
    public static DateTimeOffset Now => TestCommunity.Now;

    /// <summary>Chain and key of the client.</summary>
    public CertifiedKey Client { get; }

    public Certificate Leaf { get; }

    public Certificate Issuing { get; }

    public Certificate Root { get; }

    /// <summary>Trusts the root.</summary>
    public TrustStore Store { get; }

    /// <summary>From the leaf to the root.</summary>
    public CertificatePath Path { get; }

    /// <inheritdoc/>
    public CrlSet? Find(string url) => _crls.GetValueOrDefault(url);

    /// <summary>Signatures differ in length from one to the next; the longest is the same in each run, and so are its bytes.</summary>
    private static T Longest<T>(Func<T> create, Func<T, int> lengthOf) =>
        Enumerable.Range(0, Candidates).Select(_ => create()).MaxBy(lengthOf)!;

    private static Certificate Parse(ReadOnlyMemory<byte> der) =>
        Required.Of(Certificate.TryParse(der, out var certificate), certificate);

    private static CrlSet Parse(byte[] der, Certificate issuer) =>
        Required.Of(CrlSet.TryParse(der, issuer, out var set), set);
}
