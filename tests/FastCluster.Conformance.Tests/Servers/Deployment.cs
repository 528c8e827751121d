using System.Collections.Immutable;
using FastCluster.Api.Quotas;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Udap.Communities;

namespace FastCluster.Conformance.Tests.Servers;

/// <summary>Two tenants, three communities, four bases and their files in a folder of its own.</summary>
public sealed class Deployment : IDisposable
{
    private static readonly ImmutableArray<string> s_scopes =
    [
        "system/Patient.rs",
        "system/Observation.rs",
        "system/*.rs",
        "user/Patient.rs",
        "patient/Patient.rs",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-conformance-").FullName;
    private int _files;

    public TestCommunity CommunityA { get; } = TestCommunity.Create();

    public TestCommunity CommunityB { get; } = TestCommunity.Create("community-b");

    public TestCommunity CommunityTefca { get; } = TestCommunity.Create("community-tefca");

    /// <summary>Folder of the decision stream.</summary>
    public string AuditFolder => Path.Combine(_folder, "data", "audit");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The configuration; CRLs and certificates are written anew.</summary>
    public FastClusterOptions CreateOptions() =>
        new()
        {
            Environment = NodeEnvironment.Development,
            DataFolder = Path.Combine(_folder, "data"),
            Listeners = new()
            {
                Public = new() { Url = "https://127.0.0.1:0" },
                Management = new() { Url = "http://127.0.0.1:0" },
            },
            Outbound = new() { CrlFiles = [.. new[] { CommunityA, CommunityB, CommunityTefca }.SelectMany(WriteCrls)] },
            Quotas = CreateQuotas(),
            AuthorizationServers = [CreateAlpha(), CreateBeta()],
        };

    /// <summary>Puts another CRL of the issuing authority at its place.</summary>
    public void PublishIssuingCrl(TestCommunity community, long number) =>
        PublishIssuingCrl(community, community.BuildIssuingCrl(number));

    /// <summary>Puts anything at the place of the issuing authority's CRL.</summary>
    public void PublishIssuingCrl(TestCommunity community, byte[] crl) =>
        File.WriteAllBytes(CrlFile(community, "issuing"), crl);

    /// <summary>Puts another CRL of the root at its place.</summary>
    public void PublishRootCrl(TestCommunity community, long number) =>
        File.WriteAllBytes(CrlFile(community, "root"), community.BuildRootCrl(number));

    /// <summary>A base URL with a certificate of each community.</summary>
    public FhirBaseOptions BaseOfAll(string url) =>
        Base(
            url,
            (Names.CommunityA, CommunityA),
            (Names.CommunityB, CommunityB),
            (Names.CommunityTefca, CommunityTefca)
        );

    private static QuotaOptions CreateQuotas()
    {
        var much = new QuotaRate { PerSecond = 1_000_000, Burst = 1_000_000 };
        return new()
        {
            Discovery = much,
            Registration = much,
            Token = much,
            Caller = much,
            RegistrationQueue = 10_000,
        };
    }

    private static CommunityPolicy Policy(CommunityProfile profile)
    {
        var policy = CommunityPolicy.For(profile);
        return policy with { Scopes = policy.Scopes with { Supported = s_scopes } };
    }

    private AuthorizationServerOptions CreateAlpha() =>
        new()
        {
            Id = Tenant.Alpha.Id,
            Issuer = Tenant.Alpha.Issuer,
            Communities =
            [
                Declare(Names.CommunityA, CommunityA, CommunityProfile.Ssraa20),
                Declare(Names.CommunityB, CommunityB, CommunityProfile.Ssraa20),
                Declare(Names.CommunityTefca, CommunityTefca, CommunityProfile.Tefca),
            ],
            FhirBases =
            [
                Base(
                    Names.BaseOne,
                    (Names.CommunityA, CommunityA),
                    (Names.CommunityB, CommunityB),
                    (Names.CommunityTefca, CommunityTefca)
                ),
                Base(Names.BaseTwo, (Names.CommunityA, CommunityA)),
                Base(Names.BaseThree, (Names.CommunityB, CommunityB)),
            ],
            ResourceServers =
            [
                Declare(Names.BaseOne, Names.CommunityA),
                Declare(Names.BaseTwo, Names.CommunityA),
                Declare(Names.BaseThree, Names.CommunityB),
            ],
        };

    private AuthorizationServerOptions CreateBeta() =>
        new()
        {
            Id = Tenant.Beta.Id,
            Issuer = Tenant.Beta.Issuer,
            Communities = [Declare(Names.CommunityA, CommunityA, CommunityProfile.Ssraa20)],
            FhirBases = [Base(Names.BaseBeta, (Names.CommunityA, CommunityA))],
            ResourceServers = [Declare(Names.BaseBeta, Names.CommunityA)],
        };

    private static CommunityOptions Declare(string uri, TestCommunity community, CommunityProfile profile) =>
        new()
        {
            Uri = uri,
            Anchors = [community.Root.CertifiedKey.ToCertificatePem()],
            Policy = Policy(profile),
        };

    private static ResourceServerOptions Declare(string fhirBase, string community) =>
        new()
        {
            CallerId = $"rs:{fhirBase}",
            FhirBase = fhirBase,
            Community = community,
            SubjectUri = fhirBase,
        };

    private FhirBaseOptions Base(string url, params (string Uri, TestCommunity Community)[] members) =>
        new()
        {
            Url = url,
            Identities =
            [
                .. members.Select(member => new ServerIdentityOptions
                {
                    Community = member.Uri,
                    Certificate = WriteCertificate(member.Community, url),
                }),
            ],
        };

    private CertificateFileOptions WriteCertificate(TestCommunity community, string url)
    {
        var key = community.IssueClient(KeyAlgorithm.Rsa2048, url);
        var file = Path.Combine(_folder, $"server-{_files++}.pem");
        File.WriteAllText(file, key.ToChainPem() + key.ToPrivateKeyPem());
        return new() { CertificateFile = file };
    }

    private CrlFileOptions[] WriteCrls(TestCommunity community)
    {
        PublishRootCrl(community, 1);
        PublishIssuingCrl(community, 1);
        return
        [
            new() { Url = community.RootCrlUrl, File = CrlFile(community, "root") },
            new() { Url = community.IssuingCrlUrl, File = CrlFile(community, "issuing") },
        ];
    }

    private string CrlFile(TestCommunity community, string role) =>
        Path.Combine(_folder, $"{new Uri(community.RootCrlUrl).AbsolutePath.Trim('/')}-{role}.crl");
}
