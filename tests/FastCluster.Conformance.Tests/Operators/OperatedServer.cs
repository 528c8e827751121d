using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Api.Admin;
using FastCluster.Pki;
using FastCluster.Udap.Jwt;

namespace FastCluster.Conformance.Tests.Operators;

/// <summary>A server with its operator's listener open for one reader, one who may do all, and a certificate that has expired.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public sealed class OperatedServer : IAsyncLifetime
{
    public const string Audience = "https://operator.test";

    private static readonly CertifiedKey s_expired = Expired();
    private static readonly Lazy<RSA> s_ada = new(() => RSA.Create(2048));

    private RunningServer? _server;

    public RunningServer Server => _server!;

    public bool HasDashboard { get; init; }

    public async Task InitializeAsync() =>
        _server = await RunningServer.StartAsync(options =>
            options with
            {
                Listeners = options.Listeners with
                {
                    Admin = new() { Url = "https://127.0.0.1:0", Dashboard = HasDashboard },
                },
                Admin = new()
                {
                    Audience = Audience,
                    Keys = { Key(OperatorRole.Read), Key(OperatorRole.Trust), AdaKey() },
                    Certificates =
                    {
                        new()
                        {
                            Name = "expired",
                            Thumbprint = Convert.ToHexString(SHA256.HashData(s_expired.Certificate.Span)),
                            Role = OperatorRole.Trust,
                        },
                    },
                },
            }
        );

    public Task DisposeAsync() => Server.DisposeAsync();

    /// <summary>The RSA key of the operator <c>ada</c>, who may look, as the page of the interface has her.</summary>
    public static string AdaPrivateKeyPem => s_ada.Value.ExportPkcs8PrivateKeyPem();

    /// <summary>A valid token of the operator with a role.</summary>
    public JwtBuilder Token(OperatorRole role = OperatorRole.Trust) =>
        JwtBuilder
            .SignedBy(TestKeys.For($"operator {role}"), JwtAlgorithm.Es256, [])
            .WithHeader("kid", $"{role}")
            .WithStandardClaims($"{role}", Audience, Server.Clock.GetUtcNow());

    /// <summary>Sends a request to the operator's listener.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token, string? ifMatch = null)
    {
        using var http = CreateClient(certificate: null);
        return await SendAsync(http, method, path, token, ifMatch);
    }

    /// <summary>Posts a JSON body to the operator's listener as the one who may do all.</summary>
    public async Task<Answer> PostAsync(string path, JsonObject body)
    {
        using var http = CreateClient(certificate: null);
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token().Build());
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await Answer.ReadAsync(await http.PostAsync(path, content));
    }

    /// <summary>Sends a request that shows the expired certificate.</summary>
    public async Task<Answer> SendWithExpiredCertificateAsync(HttpMethod method, string path)
    {
        using var certificate = X509CertificateLoader.LoadPkcs12(s_expired.ToPfx("x"), "x");
        using var http = CreateClient(certificate);
        return await SendAsync(http, method, path, token: null, ifMatch: null);
    }

    private static async Task<Answer> SendAsync(
        HttpClient http,
        HttpMethod method,
        string path,
        string? token,
        string? ifMatch
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Answer.ReadAsync(await http.SendAsync(request));
    }

    private HttpClient CreateClient(X509Certificate2? certificate) =>
        new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                    ClientCertificates = certificate is null ? [] : [certificate],
                },
            }
        )
        {
            BaseAddress = new(Server.Admin, "/admin/v1/servers/alpha/"),
        };

    private static OperatorKey AdaKey() =>
        new()
        {
            Name = "ada",
            KeyId = "ada-1",
            PublicKeyPem = s_ada.Value.ExportSubjectPublicKeyInfoPem(),
            Role = OperatorRole.Read,
        };

    private static OperatorKey Key(OperatorRole role) =>
        new()
        {
            Name = $"{role}",
            KeyId = $"{role}",
            PublicKeyPem = TestKeys.For($"operator {role}").ExportSubjectPublicKeyInfoPem(),
            Role = role,
        };

    private static CertifiedKey Expired()
    {
        var community = TestCommunity.Create("operators");
        return community.Issuing.Issue(community.Leaf() with { NotAfter = TestCommunity.Now.AddSeconds(-1) });
    }
}
