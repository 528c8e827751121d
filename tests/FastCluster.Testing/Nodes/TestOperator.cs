using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;

namespace FastCluster.Testing.Nodes;

/// <summary>The operator who may change trust, at the admin listener over real HTTPS.</summary>
internal sealed class TestOperator : IDisposable
{
    public const string Name = "operator";
    public const string Audience = "https://admin.test/admin/v1";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } }
    );

    /// <summary>The key under which a node believes this operator.</summary>
    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Settings of a process that opens the admin listener to this operator.</summary>
    /// <param name="folder">Holds the certificate of the listener.</param>
    /// <param name="port">Port of the listener on loopback.</param>
    public IEnumerable<(string Name, string Value)> Settings(NodeFolder folder, int port) =>
        [
            ("LISTENERS__ADMIN__URL", string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{port}")),
            ("LISTENERS__ADMIN__CERTIFICATE__CERTIFICATEFILE", folder["tls.pem"]),
            ("LISTENERS__ADMIN__CERTIFICATE__KEYFILE", folder["tls.key"]),
            ("ADMIN__AUDIENCE", Audience),
            ("ADMIN__KEYS__0__NAME", Name),
            ("ADMIN__KEYS__0__KEYID", Name),
            ("ADMIN__KEYS__0__PUBLICKEYPEM", PublicKeyPem),
            ("ADMIN__KEYS__0__ROLE", "Trust"),
        ];

    /// <summary>Revokes a certificate, CA, anchor or community.</summary>
    /// <param name="admin">Address of the admin listener.</param>
    /// <param name="scope">Which of the four.</param>
    /// <param name="id">Its thumbprint, or the URI of the community.</param>
    public Task<HttpStatusCode> RevokeTrustAsync(Uri admin, string scope, string id) =>
        PostAsync(admin, "trust-revocations", scope, id);

    /// <summary>Trusts a certificate or CA again; what died of it stays dead.</summary>
    /// <param name="admin">Address of the admin listener.</param>
    /// <param name="scope">As it was revoked.</param>
    /// <param name="id">Its thumbprint.</param>
    public Task<HttpStatusCode> ReinstateTrustAsync(Uri admin, string scope, string id) =>
        PostAsync(admin, "trust-reinstatements", scope, id);

    /// <summary>Posts, and again as long as the node says that it cannot now; 15 s at most.</summary>
    private async Task<HttpStatusCode> PostAsync(Uri admin, string resource, string scope, string id)
    {
        var start = TimeProvider.System.GetTimestamp();
        var status = await PostOnceAsync(admin, resource, scope, id);
        while (status == HttpStatusCode.ServiceUnavailable && TimeProvider.System.GetElapsedTime(start) < s_limit)
        {
            await Task.Delay(s_pause, TimeProvider.System);
            status = await PostOnceAsync(admin, resource, scope, id);
        }

        return status;
    }

    private async Task<HttpStatusCode> PostOnceAsync(Uri admin, string resource, string scope, string id)
    {
        var token = JwtBuilder
            .SignedBy(_key, JwtAlgorithm.Es256)
            .WithoutHeader("x5c")
            .WithHeader("kid", Name)
            .WithStandardClaims(Name, Audience, TimeProvider.System.GetUtcNow());
        var body = new JsonObject { ["scope"] = scope, ["id"] = id }.ToJsonString();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(admin, $"/admin/v1/servers/{NodeFolder.ServerId}/{resource}")
        )
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Build()) },
        };
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }
}
