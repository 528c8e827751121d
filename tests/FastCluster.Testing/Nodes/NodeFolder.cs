using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Testing.Servers;

namespace FastCluster.Testing.Nodes;

/// <summary>A folder with a community, the certificates of a node and its configuration; one node at a time runs on it.</summary>
internal sealed class NodeFolder : IDisposable
{
    public const string ServerId = "main";
    public const string CommunityUri = "urn:durability:community";
    public const string Scope = "system/Patient.rs";
    public const string ResourceServerUri = "https://resource.durability.test";
    private readonly string _folder = Directory.CreateTempSubdirectory("fastcluster-durability-").FullName;

    private NodeFolder(DateTimeOffset now)
    {
        Community = TestCommunity.Create("durability", now);
        (Port, ManagementPort) = (FreePorts.Next(), FreePorts.Next());
        WriteCertificates(now);
        File.WriteAllText(Configuration, ConfigurationText());
    }

    public TestCommunity Community { get; }

    public int Port { get; }

    public int ManagementPort { get; }

    public string Origin => $"https://127.0.0.1:{Port}";

    public string FhirBase => $"{Origin}/fhir";

    public string Configuration => this["fastcluster.json"];

    public string Data => this["data"];

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Makes a folder whose certificates are valid around now.</summary>
    public static NodeFolder Create(DateTimeOffset? now = null) =>
        new(now ?? DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

    /// <summary>Copies what is stored into a folder of its own, as a crash at this moment would leave it.</summary>
    public string CopyData(string name)
    {
        var target = Directory.CreateDirectory(this[name]).FullName;
        var files = Directory
            .EnumerateFiles(Data, "*", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetFileName(file).Contains(".db", StringComparison.Ordinal)
                || file.EndsWith(".key", StringComparison.Ordinal)
            )
            .Where(file =>
                !file.EndsWith("lock", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal)
            );
        foreach (var file in files)
        {
            var path = Path.Combine(target, Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = File.Create(path);
            source.CopyTo(copy);
        }

        return target;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void WriteCertificates(DateTimeOffset now)
    {
        File.WriteAllText(this["root.pem"], Community.Root.CertifiedKey.ToCertificatePem());
        File.WriteAllBytes(this["root.crl"], Community.BuildRootCrl());
        File.WriteAllBytes(this["issuing.crl"], Community.BuildIssuingCrl());
        Write("server", Community.IssueClient(KeyAlgorithm.Rsa2048, FhirBase));
        var tls = Community.Leaf() with
        {
            DnsNames = ["localhost"],
            NotBefore = now.AddDays(-1),
            ExtendedKeyUsageOids = ["1.3.6.1.5.5.7.3.1"],
        };
        Write("tls", Community.Issuing.Issue(tls));
    }

    private void Write(string name, CertifiedKey credential)
    {
        File.WriteAllText(this[$"{name}.pem"], credential.ToChainPem());
        File.WriteAllText(this[$"{name}.key"], credential.ToPrivateKeyPem());
    }

    private string ConfigurationText() =>
        new JsonObject
        {
            ["environment"] = "Development",
            ["dataFolder"] = "data",
            ["listeners"] = new JsonObject
            {
                ["public"] = new JsonObject { ["url"] = Origin, ["certificate"] = Certificate("tls") },
                ["management"] = new JsonObject { ["url"] = $"http://127.0.0.1:{ManagementPort}" },
            },
            ["outbound"] = new JsonObject
            {
                ["crlFiles"] = new JsonArray(
                    CrlFile(Community.RootCrlUrl, "root.crl"),
                    CrlFile(Community.IssuingCrlUrl, "issuing.crl")
                ),
            },
            ["quotas"] = new JsonObject
            {
                ["registration"] = Unlimited(),
                ["token"] = Unlimited(),
                ["caller"] = Unlimited(),
            },
            ["authorizationServers"] = new JsonArray(Server()),
        }.ToJsonString();

    private JsonObject Server() =>
        new()
        {
            ["id"] = ServerId,
            ["issuer"] = Origin,
            ["communities"] = new JsonArray(
                new JsonObject
                {
                    ["uri"] = CommunityUri,
                    ["anchors"] = new JsonArray("root.pem"),
                    ["policy"] = new JsonObject
                    {
                        ["profile"] = "Ssraa20",
                        ["scopes"] = new JsonObject { ["supported"] = new JsonArray(Scope) },
                    },
                }
            ),
            ["fhirBases"] = new JsonArray(
                new JsonObject
                {
                    ["url"] = FhirBase,
                    ["identities"] = new JsonArray(
                        new JsonObject { ["community"] = CommunityUri, ["certificate"] = Certificate("server") }
                    ),
                }
            ),
            ["resourceServers"] = new JsonArray(
                new JsonObject
                {
                    ["callerId"] = ResourceServerUri,
                    ["fhirBase"] = FhirBase,
                    ["community"] = CommunityUri,
                    ["subjectUri"] = ResourceServerUri,
                    ["allowMutualTls"] = true,
                }
            ),
        };

    private static JsonObject Certificate(string name) =>
        new() { ["certificateFile"] = $"{name}.pem", ["keyFile"] = $"{name}.key" };

    private static JsonObject CrlFile(string url, string file) => new() { ["url"] = url, ["file"] = file };

    private static JsonObject Unlimited() => new() { ["perSecond"] = 1_000_000, ["burst"] = 1_000_000 };
}
