using System.Text;
using System.Text.Json;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Tokens;
using FastCluster.Pki;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;

namespace FastCluster.Durability.Tests.Nodes;

/// <summary>Writes clients, gets tokens and introspects at the actors of a node, for counts that HTTP would make slow.</summary>
/// <param name="folder">Names and certificates.</param>
/// <param name="node">The node.</param>
/// <param name="clock">The time of the node.</param>
internal sealed class DirectCaller(NodeFolder folder, InProcessNode node, TimeProvider clock)
{
    private const int NamesPerCertificate = 50;
    private const int MaximumRetries = 5;
    private readonly CertifiedKey _resourceServer = folder.Community.IssueClient(NodeFolder.ResourceServerUri);

    /// <summary>Clients as registration leaves them.</summary>
    public async Task<IReadOnlyList<TestClient>> WriteClientsAsync(int count)
    {
        var clients = new List<TestClient>(count);
        foreach (var number in Enumerable.Range(0, count).Chunk(NamesPerCertificate))
        {
            var uris = number.Select(one => $"https://client.test/{one}").ToArray();
            var credential = folder.Community.IssueClient(uris);
            clients.AddRange(await Task.WhenAll(uris.Select(uri => WriteAsync(uri, credential))));
        }

        return clients;
    }

    /// <summary>Gets a token for a client; on a busy machine, which refuses for now, once more a few times.</summary>
    public async Task<string> GetTokenAsync(TestClient client)
    {
        for (var retry = 0; ; retry++)
        {
            var reply = await RequestTokenAsync(Assert(client));
            if (reply is TokenReply.Issued issued)
            {
                return Encoding.ASCII.GetString(issued.AccessToken);
            }

            var wait = reply is TokenReply.Rejected rejected ? rejected.RetryAfter : null;
            if (wait is null || retry == MaximumRetries)
            {
                throw new InvalidOperationException($"{reply}");
            }

            await Task.Delay(wait.Value, TimeProvider.System);
        }
    }

    /// <summary>An assertion for the token endpoint that states why it asks.</summary>
    public string Assert(TestClient client) =>
        Jwt(client.Credential, client.ClientId, "token").WithClaim("extensions", TestClient.Context()).Build();

    /// <summary>Asks for a token with an assertion.</summary>
    public Task<TokenReply> RequestTokenAsync(string assertion)
    {
        var request = new TokenRequestMessage
        {
            ServerId = NodeFolder.ServerId,
            GrantType = "client_credentials",
            ClientAssertion = Encoding.ASCII.GetBytes(assertion),
            Scope = NodeFolder.Scope,
            Udap = "1",
            Source = "127.0.0.1",
            CorrelationId = "durability",
        };
        return node.Grains.GetGrain<ITokenIssuerGrain>(0).IssueAsync(request);
    }

    /// <summary>Whether the resource server is told that a token is active.</summary>
    public async Task<bool> IsActiveAsync(string token)
    {
        var proof = Jwt(_resourceServer, NodeFolder.ResourceServerUri, "introspect").Build();
        var request = new IntrospectionRequestMessage(
            NodeFolder.ServerId,
            token,
            new CallerCredential(proof, []),
            ClientId: null,
            Source: "127.0.0.1",
            CorrelationId: "durability"
        );
        var reply = await node.Grains.GetGrain<IIntrospectorGrain>(0).IntrospectAsync(request);
        var answered = reply as IntrospectionReply.Answered ?? throw new InvalidOperationException($"{reply}");
        using var body = JsonDocument.Parse(answered.Json);
        return body.RootElement.GetProperty("active").GetBoolean();
    }

    private async Task<TestClient> WriteAsync(string uri, CertifiedKey credential)
    {
        var key = ClientKey.Of(NodeFolder.ServerId, NodeFolder.CommunityUri, uri);
        var registration = new ClientRegistration
        {
            MetadataJson = "{}",
            Scope = NodeFolder.Scope,
            GrantTypes = ["client_credentials"],
        };
        var certificate = new ClientCertificate([], "", "", null, null, [], 0, "", []);
        var command = new RegisterClient(NodeFolder.CommunityUri, uri, registration, certificate);
        var change = await node.Grains.GetGrain<IClientGrain>(key.ToGrainKey()).RegisterAsync(command);
        return new(uri, credential, ((ClientChange.Created)change).ClientId);
    }

    private JwtBuilder Jwt(CertifiedKey credential, string issuer, string endpoint) =>
        JwtBuilder
            .SignedBy(credential.PrivateKey, JwtAlgorithm.Es256, credential.CertificateChain)
            .WithStandardClaims(issuer, $"{folder.Origin}/{endpoint}", clock.GetUtcNow());
}
