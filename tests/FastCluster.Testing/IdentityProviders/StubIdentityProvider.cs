using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using FastCluster.Pki;
using FastCluster.Testing.Jwt;
using FastCluster.Testing.Servers;
using FastCluster.Udap.Jwt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FastCluster.Testing.IdentityProviders;

/// <summary>
/// An identity provider of a community on a loopback port over TLS. It signs everybody in at once, judges everything that it
/// is sent and says what was wrong in <see cref="Faults"/>; a test changes one thing of what it says.
/// </summary>
public sealed class StubIdentityProvider : IAsyncDisposable
{
    /// <summary>All stubs of a run share it, so that a server can be told before there is one.</summary>
    private static readonly X509Certificate2 s_tls = CreateTls();

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, StubGrant> _grants = new(StringComparer.Ordinal);
    private int _metadataRequests;
    private int _registrations;
    private int _tokenRequests;
    private int _userInfoRequests;

    private StubIdentityProvider(WebApplication application, TestCommunity community, TimeProvider clock)
    {
        _application = application;
        Community = community;
        Clock = clock;
        Checks = new(this);
    }

    /// <summary>The community that proves it.</summary>
    public TestCommunity Community { get; }

    /// <summary>Its clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Base URL.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>The certificate by which its TLS is trusted, as PEM.</summary>
    public static string TlsRoot => s_tls.ExportCertificatePem();

    /// <summary>The key that signs metadata and ID tokens.</summary>
    public CertifiedKey Key { get; set; } = null!;

    /// <summary>The person who signs in.</summary>
    public string Subject { get; set; } = "idp-person-1";

    /// <summary>The client id that it gives.</summary>
    public string ClientId { get; set; } = "holder-at-idp";

    /// <summary>What was wrong with what it was sent.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Queries of authorization requests.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Authorizations { get; } = [];

    /// <summary>Software statements.</summary>
    public ConcurrentQueue<ParsedJwt> Statements { get; } = [];

    /// <summary>Requests of metadata so far.</summary>
    public int MetadataRequests => Volatile.Read(ref _metadataRequests);

    /// <summary>Registrations so far.</summary>
    public int Registrations => Volatile.Read(ref _registrations);

    /// <summary>Token requests so far.</summary>
    public int TokenRequests => Volatile.Read(ref _tokenRequests);

    /// <summary>UserInfo requests so far.</summary>
    public int UserInfoRequests => Volatile.Read(ref _userInfoRequests);

    /// <summary>Answers a request itself, or says false.</summary>
    public Func<HttpContext, Task<bool>> OnRequest { get; set; } = static _ => Task.FromResult(false);

    /// <summary>Changes the metadata; null: 404.</summary>
    public Func<JsonObject, JsonObject?> OnMetadata { get; set; } = same => same;

    /// <summary>Changes the signed metadata.</summary>
    public Func<JwtBuilder, JwtBuilder> OnSignedMetadata { get; set; } = same => same;

    /// <summary>Changes the answer of the registration; null: 400.</summary>
    public Func<JsonObject, JsonObject?> OnRegistration { get; set; } = same => same;

    /// <summary>Changes what the browser is sent back with.</summary>
    public Func<Dictionary<string, string>, Dictionary<string, string>> OnAnswer { get; set; } = same => same;

    /// <summary>Changes the ID token.</summary>
    public Func<JwtBuilder, JwtBuilder> OnIdToken { get; set; } = same => same;

    /// <summary>Changes the answer of the token endpoint; null: 400.</summary>
    public Func<JsonObject, JsonObject?> OnTokens { get; set; } = same => same;

    /// <summary>The error of the token endpoint.</summary>
    public string TokenError { get; set; } = "invalid_grant";

    /// <summary>Changes what is said of the person.</summary>
    public Func<JsonObject, JsonObject> OnUserInfo { get; set; } = same => same;

    internal StubChecks Checks { get; }

    /// <summary>Starts one.</summary>
    /// <param name="community">The community that proves it.</param>
    /// <param name="clock">Its clock.</param>
    public static async Task<StubIdentityProvider> StartAsync(TestCommunity community, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(community);
        // One of its own: to a data holder an address is a provider, known already when an earlier one had it.
        var port = FreePorts.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(s_tls))
        );
        var self = new StubIdentityProvider(builder.Build(), community, clock);
        self.Map();
        await self._application.StartAsync();
        self.BaseUrl = $"https://localhost:{port}/idp";
        self.Key = community.IssueClient(self.BaseUrl);
        return self;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>A JWT that it signs.</summary>
    public JwtBuilder Sign() => JwtBuilder.SignedBy(Key.PrivateKey, JwtAlgorithm.Es256, [.. Key.CertificateChain]);

    private static X509Certificate2 CreateTls()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false));
        using var made = request.CreateSelfSigned(
            new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new(2049, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private void Map()
    {
        _application.Use(
            async (context, next) =>
            {
                if (!await OnRequest(context))
                {
                    await next(context);
                }
            }
        );
        _application.MapGet("/idp/.well-known/udap", (HttpContext context) => WriteMetadata(context));
        _application.MapGet(
            "/idp/.well-known/openid-configuration",
            (HttpContext context) => WriteAsync(context, 200, new() { ["userinfo_endpoint"] = BaseUrl + "/userinfo" })
        );
        _application.MapPost("/idp/register", (HttpContext context) => RegisterAsync(context));
        _application.MapGet("/idp/authorize", (HttpContext context) => Authorize(context));
        _application.MapPost("/idp/token", (HttpContext context) => GiveTokensAsync(context));
        _application.MapGet("/idp/userinfo", (HttpContext context) => TellAsync(context));
    }

    private Task WriteMetadata(HttpContext context)
    {
        Interlocked.Increment(ref _metadataRequests);
        var document = OnMetadata(StubDocuments.Metadata(this));
        return document is null ? WriteAsync(context, 404, []) : WriteAsync(context, 200, document);
    }

    private async Task RegisterAsync(HttpContext context)
    {
        Interlocked.Increment(ref _registrations);
        var body = await JsonNode.ParseAsync(context.Request.Body);
        Checks.Registration(context.Request, body!.AsObject());
        var answer = OnRegistration(new() { ["client_id"] = ClientId, ["scope"] = "openid udap" });
        await (
            answer is null
                ? WriteAsync(context, 400, new() { ["error"] = "unapproved_software_statement" })
                : WriteAsync(context, 201, answer)
        );
    }

    private Task Authorize(HttpContext context)
    {
        var query = context.Request.Query.ToDictionary(one => one.Key, one => $"{one.Value}", StringComparer.Ordinal);
        Authorizations.Enqueue(query);
        Checks.Authorization(query);
        var code = Guid.NewGuid().ToString("N");
        _grants[code] = new(query["nonce"], query["code_challenge"], Subject);
        var answer = OnAnswer(
            new(StringComparer.Ordinal)
            {
                ["code"] = code,
                ["state"] = query["state"],
                ["iss"] = BaseUrl,
            }
        );
        var pairs = answer.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}");
        context.Response.Redirect($"{query["redirect_uri"]}?{string.Join('&', pairs)}");
        return Task.CompletedTask;
    }

    private async Task GiveTokensAsync(HttpContext context)
    {
        Interlocked.Increment(ref _tokenRequests);
        var form = await context.Request.ReadFormAsync();
        var fields = form.ToDictionary(one => one.Key, one => $"{one.Value}", StringComparer.Ordinal);
        _grants.TryRemove(fields.GetValueOrDefault("code", ""), out var grant);
        Checks.TokenRequest(fields, grant);
        var answer = grant is null ? null : OnTokens(StubDocuments.Tokens(this, grant));
        await (
            answer is null
                ? WriteAsync(context, 400, new() { ["error"] = TokenError })
                : WriteAsync(context, 200, answer)
        );
    }

    private Task TellAsync(HttpContext context)
    {
        Interlocked.Increment(ref _userInfoRequests);
        Checks.UserInfo(context.Request);
        return WriteAsync(
            context,
            200,
            OnUserInfo(
                new()
                {
                    ["sub"] = Subject,
                    ["email"] = "alice@idp.test",
                    ["email_verified"] = true,
                }
            )
        );
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
