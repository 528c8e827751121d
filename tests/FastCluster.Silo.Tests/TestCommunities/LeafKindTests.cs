using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Tests.Hosting;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.Silo.Tests.TestCommunities;

public sealed class LeafKindTests : IDisposable
{
    private const string Issuer = "https://as.example.test";
    private const string Community = "urn:example:community";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Register_OneLeafOfEachKind_AnswersWhatTheIndexSays()
    {
        using var console = new TestConsole(_folder.Path, new FakeTimeProvider(NodeSetup.Now));
        await console.RunAsync("pki", "community", "c");
        var index = JsonElement.Parse(await File.ReadAllTextAsync(_folder["c/index.json"]));
        var leaves = index.GetProperty("leaves").EnumerateArray().ToArray();
        await console.RunAsync("pki", "leaf", "c", "-n", "server", "-k", "valid-rsa", "--uri", NodeSetup.Base);
        await using var node = await RunningNode.StartAsync(Options(index));
        using var client = CreateClient(node.Addresses.Public);

        var seen = new List<string>();
        foreach (var leaf in leaves)
        {
            seen.Add(await RegisterAsync(client, leaf));
        }

        Assert.Equal(leaves.Select(Expected), seen);
    }

    private static string Expected(JsonElement leaf)
    {
        var error = leaf.TryGetProperty("expected_error", out var value) ? value.GetString() : null;
        return $"{Text(leaf, "name")} {leaf.GetProperty("expected_status").GetInt32()} {error}";
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    private static HttpClient CreateClient(Uri address) =>
        new(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } })
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Host = new Uri(Issuer).Authority },
        };

    private static AsymmetricAlgorithm ReadKey(string pem, JwtAlgorithm algorithm)
    {
        AsymmetricAlgorithm key = algorithm == JwtAlgorithm.Rs256 ? RSA.Create() : ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private async Task<string> RegisterAsync(HttpClient client, JsonElement leaf)
    {
        var body = new JsonObject { ["software_statement"] = Sign(leaf), ["udap"] = "1" };
        using var content = new StringContent(body.ToJsonString(), null, "application/json");
        using var answer = await client.PostAsync(new Uri("/register", UriKind.Relative), content);
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        var error = json.TryGetProperty("error", out var value) ? value.GetString() : null;
        return $"{Text(leaf, "name")} {(int)answer.StatusCode} {error}";
    }

    private string Sign(JsonElement leaf)
    {
        var chain = PemText.ReadCertificates(File.ReadAllText(_folder[$"c/{Text(leaf, "certificate")}"]));
        var algorithm = Text(leaf, "kind") switch
        {
            "valid-rsa" or "weak-key" => JwtAlgorithm.Rs256,
            "valid-p384" => JwtAlgorithm.Es384,
            _ => JwtAlgorithm.Es256,
        };
        using var key = ReadKey(File.ReadAllText(_folder[$"c/{Text(leaf, "key")}"]), algorithm);
        return JwtBuilder
            .SignedBy(key, algorithm, chain.Select(der => new ReadOnlyMemory<byte>(der)))
            .WithStandardClaims(Text(leaf, "client_uri"), $"{Issuer}/register", NodeSetup.Now)
            .WithClaim("client_name", "Test")
            .WithClaim("contacts", new JsonArray("mailto:test@client.example"))
            .WithClaim("grant_types", new JsonArray("client_credentials"))
            .WithClaim("token_endpoint_auth_method", "private_key_jwt")
            .WithClaim("scope", "system/Patient.rs")
            .Build();
    }

    private FastClusterOptions Options(JsonElement index) =>
        new()
        {
            Environment = NodeEnvironment.Development,
            DataFolder = _folder["data"],
            Outbound = new() { CrlFiles = [.. index.GetProperty("authorities").EnumerateArray().Select(CrlFile)] },
            AuthorizationServers =
            [
                new()
                {
                    Id = "main",
                    Issuer = Issuer,
                    Communities =
                    [
                        new()
                        {
                            Uri = Community,
                            Anchors = [_folder["c/ca-root.pem"]],
                            Policy = NodeSetup.Policy,
                        },
                    ],
                    FhirBases = [new() { Url = NodeSetup.Base, Identities = [Identity] }],
                },
            ],
        };

    private ServerIdentityOptions Identity =>
        new()
        {
            Community = Community,
            Certificate = new() { CertificateFile = _folder["c/server.pem"], KeyFile = _folder["c/server.key"] },
        };

    private CrlFileOptions CrlFile(JsonElement authority) =>
        new() { Url = Text(authority, "crl_url"), File = _folder[$"c/{Text(authority, "crl")}"] };
}
