using System.Security.Cryptography;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Testing;

namespace FastCluster.Kubernetes.Tests.Pods;

/// <summary>
/// The secrets and the ConfigMap that an operator makes, with content for tests. <c>k8s/README.md</c> documents the same
/// names and keys.
/// </summary>
internal sealed class OperatorObjects
{
    private const string FhirBase = "https://fhir.example.org/r4";
    private readonly TestCommunity _community;

    /// <summary>Makes the content.</summary>
    /// <param name="provider">The store that the connection strings are for.</param>
    /// <param name="now">The time around which certificates are valid.</param>
    public OperatorObjects(StoreProvider provider, DateTimeOffset now)
    {
        _community = TestCommunity.Create("kubernetes", now);
        var connection = new Dictionary<string, string> { ["connection-string"] = Connection(provider) };
        Secrets = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["fastcluster-public-tls"] = Tls("as.example.org"),
            ["fastcluster-cluster-tls"] = Mutual("fastcluster"),
            ["fastcluster-api-cluster-tls"] = Mutual("fastcluster-api"),
            ["fastcluster-membership"] = connection,
            ["fastcluster-api-membership"] = connection,
            ["fastcluster-store"] = connection,
            ["fastcluster-store-owner"] = connection,
            ["fastcluster-key-encryption-key"] = new Dictionary<string, string>
            {
                ["key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            },
            ["fastcluster-server-identity"] = Pair(_community.IssueClient(KeyAlgorithm.Rsa2048, FhirBase)),
        };
        ConfigMaps = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["fastcluster-communities"] = new Dictionary<string, string>
            {
                ["anchors.pem"] = _community.Root.CertifiedKey.ToCertificatePem(),
            },
        };
    }

    /// <summary>Secrets: names, keys, texts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Secrets { get; }

    /// <summary>ConfigMaps: names, keys, texts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ConfigMaps { get; }

    private static string Connection(StoreProvider provider) =>
        provider switch
        {
            StoreProvider.Redis => "redis.example.org:6379,user=fastcluster,password=not-secret,ssl=true",
            StoreProvider.AzureTables => "https://example.table.core.windows.net",
            _ => "Host=store.example.org;Database=fastcluster;Username=fastcluster;Password=not-secret",
        };

    private Dictionary<string, string> Mutual(string name) =>
        new(Tls(name)) { ["ca.crt"] = _community.Root.CertifiedKey.ToCertificatePem() };

    private Dictionary<string, string> Tls(string name) =>
        Pair(_community.Issuing.Issue(_community.Leaf() with { DnsNames = [name] }));

    private static Dictionary<string, string> Pair(CertifiedKey credential) =>
        new() { ["tls.crt"] = credential.ToChainPem(), ["tls.key"] = credential.ToPrivateKeyPem() };
}
