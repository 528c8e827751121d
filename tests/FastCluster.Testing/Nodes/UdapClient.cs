using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.Testing.Nodes;

/// <summary>Requests of clients and of the resource server over real HTTPS; many may run at once.</summary>
internal sealed class UdapClient : IDisposable
{
    private readonly NodeFolder _folder;
    private readonly CertifiedKey _resourceServer;
    private readonly HttpClient _http;

    /// <summary>Makes a client of one node.</summary>
    /// <param name="folder">Certificates and public URLs.</param>
    /// <param name="node">Where the node listens, where several serve the same URLs; default that of the URLs.</param>
    public UdapClient(NodeFolder folder, IPEndPoint? node = null)
    {
        _folder = folder;
        _http = new(Connections(node ?? new(IPAddress.Loopback, folder.Port))) { Timeout = TimeSpan.FromMinutes(1) };
        _resourceServer = folder.Community.IssueClient(NodeFolder.ResourceServerUri);
    }

    /// <summary>Registers, or modifies, a client for client credentials.</summary>
    public Task<Answer> RegisterAsync(TestClient client) =>
        PostStatementAsync(client, statement => statement, "client_credentials");

    /// <summary>Registers, or modifies, an app of people.</summary>
    public Task<Answer> RegisterForCodesAsync(TestClient app, string redirectUri, string scope) =>
        PostStatementAsync(
            app,
            statement =>
                statement
                    .WithClaim("scope", scope)
                    .WithClaim("redirect_uris", new JsonArray(redirectUri))
                    .WithClaim("response_types", new JsonArray("code"))
                    .WithClaim("logo_uri", "https://app.test/logo.png"),
            "authorization_code",
            "refresh_token"
        );

    /// <summary>Asks for a token by any grant, with an assertion of its own.</summary>
    public Task<Answer> GrantAsync(TestClient client, Dictionary<string, string> fields) =>
        PostFormAsync("token", Assert(client), fields);

    /// <summary>Cancels the registration of a client: a statement without grant types (MOD-10).</summary>
    public Task<Answer> CancelAsync(TestClient client) => PostStatementAsync(client, statement => statement);

    /// <summary>An assertion for the token endpoint that states why it asks.</summary>
    public string Assert(TestClient client) =>
        Sign(client.Credential, client.ClientId, Endpoint("token"), withContext: true);

    /// <summary>Asks for a token with an assertion.</summary>
    public Task<Answer> RequestTokenAsync(string assertion) =>
        PostFormAsync(
            "token",
            assertion,
            new() { ["grant_type"] = "client_credentials", ["scope"] = NodeFolder.Scope }
        );

    /// <summary>Revokes a token of a client.</summary>
    public Task<Answer> RevokeAsync(TestClient client, string token) =>
        PostFormAsync(
            "revoke",
            Sign(client.Credential, client.ClientId, Endpoint("revoke")),
            new() { ["token"] = token }
        );

    /// <summary>Asks about a token as the resource server.</summary>
    public Task<Answer> IntrospectAsync(string token) =>
        PostFormAsync(
            "introspect",
            Sign(_resourceServer, NodeFolder.ResourceServerUri, Endpoint("introspect")),
            new() { ["token"] = token }
        );

    /// <summary>Follows revocations as the resource server.</summary>
    /// <param name="cursor">Where it is; null for everything in force.</param>
    /// <param name="wait">Seconds for which the request may be held.</param>
    public async Task<FeedPage> FollowAsync(string? cursor = null, int wait = 0)
    {
        var answer = await PostFormAsync(
            "revocations",
            Sign(_resourceServer, NodeFolder.ResourceServerUri, Endpoint("revocations")),
            new() { ["cursor"] = cursor ?? "", ["wait"] = wait.ToString(CultureInfo.InvariantCulture) }
        );
        return FeedReader.TryRead(Encoding.UTF8.GetBytes(answer.Text), out var page)
            ? page!
            : throw new InvalidOperationException($"{answer}");
    }

    /// <summary>Asks for a published document.</summary>
    /// <param name="url">Its public URL.</param>
    public async Task<Answer> GetAsync(string url)
    {
        using var answer = await _http.GetAsync(new Uri(url));
        return new(answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Connections to one node, whatever the host of the URL.</summary>
    /// <param name="node">Where it listens.</param>
    public static SocketsHttpHandler Connections(IPEndPoint node) =>
        new()
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(node, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };

    private static string Sign(CertifiedKey credential, string issuer, string audience, bool withContext = false)
    {
        var jwt = Jwt(credential).WithStandardClaims(issuer, audience, TimeProvider.System.GetUtcNow());
        return (withContext ? jwt.WithClaim("extensions", TestClient.Context()) : jwt).Build();
    }

    private static JwtBuilder Jwt(CertifiedKey credential) =>
        JwtBuilder.SignedBy(credential.PrivateKey, JwtAlgorithm.Es256, credential.CertificateChain);

    private string Endpoint(string name) => $"{_folder.Origin}/{name}";

    private async Task<Answer> PostStatementAsync(
        TestClient client,
        Func<JwtBuilder, JwtBuilder> change,
        params string[] grantTypes
    )
    {
        var statement = Jwt(client.Credential)
            .WithStandardClaims(client.Uri, Endpoint("register"), TimeProvider.System.GetUtcNow())
            .WithClaim("client_name", "Durability")
            .WithClaim("contacts", new JsonArray("mailto:durability@example.test"))
            .WithClaim("grant_types", new JsonArray([.. grantTypes.Select(type => JsonValue.Create(type))]))
            .WithClaim("token_endpoint_auth_method", "private_key_jwt")
            .WithClaim("scope", NodeFolder.Scope);
        var body = new JsonObject { ["software_statement"] = change(statement).Build(), ["udap"] = "1" }.ToJsonString();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await PostAsync("register", content);
    }

    private async Task<Answer> PostFormAsync(string endpoint, string assertion, Dictionary<string, string> fields)
    {
        fields["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        fields["client_assertion"] = assertion;
        fields["udap"] = "1";
        using var content = new FormUrlEncodedContent(fields);
        return await PostAsync(endpoint, content);
    }

    private async Task<Answer> PostAsync(string endpoint, HttpContent content)
    {
        using var answer = await _http.PostAsync(new Uri(Endpoint(endpoint)), content);
        return new(answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync());
    }
}
