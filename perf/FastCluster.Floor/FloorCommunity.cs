using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FastCluster.Pki;
using FastCluster.Silo.Configuration;
using FastCluster.Udap.Communities;

namespace FastCluster.Floor;

/// <summary>The community of a run, made once in a folder that both servers and the load read.</summary>
internal sealed class FloorCommunity
{
    public const string ServerId = "floor";
    public const string Community = "https://community.floor.test";
    public const string Issuer = "https://as.floor.test";
    public const string TokenUrl = $"{Issuer}/token";
    public const string ClientUri = "https://client.floor.test/app";
    public const string ClientId = "floor-client";
    public const string FhirBase = "https://fhir.floor.test/r4";
    public const string Scope = "system/Patient.rs";
    private const string CrlUrl = "http://crl.floor.test/root.crl";
    private readonly string _folder;

    private FloorCommunity(string folder) => _folder = folder;

    /// <summary>Makes anchors, leaves and CRL.</summary>
    public static FloorCommunity Create(string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (start, end) = (now.AddDays(-1), now.AddDays(30));
        var root = CertificateAuthority.CreateRoot(Authority("Floor root", start, end, crlUrl: null));
        var issuing = root.CreateIntermediate(Authority("Floor issuing", start, end, CrlUrl));
        var issuingCrl = CrlUrl.Replace("root", "issuing", StringComparison.Ordinal);
        var client = issuing.Issue(
            new LeafOptions
            {
                Subject = new("Client"),
                NotBefore = start,
                NotAfter = end,
                UriNames = [ClientUri],
                CrlUrl = issuingCrl,
            }
        );
        var server = root.Issue(
            new LeafOptions
            {
                Subject = new("Server"),
                NotBefore = start,
                NotAfter = end,
                UriNames = [FhirBase],
                KeyAlgorithm = KeyAlgorithm.Rsa2048,
            }
        );
        Write(folder, (root, issuing, client, server), (start, end));
        return new FloorCommunity(folder);
    }

    private static AuthorityOptions Authority(string name, DateTimeOffset start, DateTimeOffset end, string? crlUrl) =>
        new()
        {
            Subject = new(name),
            NotBefore = start,
            NotAfter = end,
            CrlUrl = crlUrl,
        };

    private static void Write(
        string folder,
        (CertificateAuthority Root, CertificateAuthority Issuing, CertifiedKey Client, CertifiedKey Server) made,
        (DateTimeOffset Start, DateTimeOffset End) period
    )
    {
        var (root, issuing, client, server) = made;
        var (start, end) = period;
        File.WriteAllText(Path.Combine(folder, "root.pem"), Pem.Certificate(root.Certificate.Span));
        File.WriteAllText(Path.Combine(folder, "root.crl"), Pem.RevocationList(root.BuildCrl(1, start, end)));
        File.WriteAllText(Path.Combine(folder, "issuing.crl"), Pem.RevocationList(issuing.BuildCrl(1, start, end)));
        File.WriteAllText(Path.Combine(folder, "client.pem"), client.ToChainPem());
        File.WriteAllText(Path.Combine(folder, "client.key"), client.ToPrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "server.pem"), server.ToChainPem());
        File.WriteAllText(Path.Combine(folder, "server.key"), server.ToPrivateKeyPem());
    }

    /// <summary>File with the connection string of the server under measurement; without it the server is a single node.</summary>
    public static string ConnectionFile(string folder) => Path.Combine(folder, "store.connection");

    /// <summary>Options of the server under measurement; quotas are out of the way.</summary>
    public static FastClusterOptions OptionsOf(string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        var wide = new Api.Quotas.QuotaOptions
        {
            Token = new() { PerSecond = 1_000_000, Burst = 1_000_000 },
        };
        return new FastClusterOptions
        {
            Environment = NodeEnvironment.Development,
            DataFolder = In("data"),
            Listeners = new()
            {
                Public = new() { Url = "https://127.0.0.1:0" },
                Management = new() { Url = "http://127.0.0.1:0" },
            },
            Quotas = wide,
            Storage = File.Exists(ConnectionFile(folder))
                ? new() { Provider = StoreProvider.PostgreSql, ConnectionStringFile = ConnectionFile(folder) }
                : new(),
            Outbound = new()
            {
                CrlFiles =
                [
                    new() { Url = CrlUrl, File = In("root.crl") },
                    new()
                    {
                        Url = CrlUrl.Replace("root", "issuing", StringComparison.Ordinal),
                        File = In("issuing.crl"),
                    },
                ],
            },
            AuthorizationServers = [ServerOf(folder)],
        };
    }

    private static AuthorizationServerOptions ServerOf(string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        var policy = CommunityPolicy.For(CommunityProfile.Ssraa20);
        return new()
        {
            Id = ServerId,
            Issuer = Issuer,
            Communities =
            [
                new()
                {
                    Uri = Community,
                    Anchors = [In("root.pem")],
                    Policy = policy with { Scopes = policy.Scopes with { Supported = [Scope] } },
                },
            ],
            FhirBases =
            [
                new()
                {
                    Url = FhirBase,
                    Identities =
                    [
                        new()
                        {
                            Community = Community,
                            Certificate = new() { CertificateFile = In("server.pem"), KeyFile = In("server.key") },
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>Form bodies with one fresh assertion each, signed ahead of the measurement.</summary>
    public byte[][] CreateRequests(int count)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(_folder, "client.key")));
        var chain = PemText.ReadCertificates(File.ReadAllText(Path.Combine(_folder, "client.pem")));
        var header = Encode(
            $$"""{"alg":"ES256","typ":"client-authentication+jwt","x5c":[{{string.Join(',', chain.Select(der => $"\"{Convert.ToBase64String(der)}\""))}}]}"""
        );
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var requests = new byte[count][];
        for (var index = 0; index < count; index++)
        {
            requests[index] = Encoding.ASCII.GetBytes(
                $"grant_type=client_credentials&udap=1&scope={Uri.EscapeDataString(Scope)}"
                    + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                    + $"&client_assertion={Sign(key, header, now)}"
            );
        }

        return requests;
    }

    private static string Sign(ECDsa key, string header, long now)
    {
        var claims = Encode(
            $$$"""
            {"iss":"{{{ClientId}}}","sub":"{{{ClientId}}}","aud":"{{{TokenUrl}}}","iat":{{{now}}},"exp":{{{now
                + 300}}},"jti":"{{{Guid.NewGuid()}}}",
            "extensions":{"hl7-b2b":{"version":"1","organization_id":"https://org.floor.test","purpose_of_use":["TREAT"] } } }
            """
        );
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256);
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
