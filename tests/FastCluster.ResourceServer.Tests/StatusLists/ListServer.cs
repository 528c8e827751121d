using System.Buffers.Text;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Revocations;
using FastCluster.ResourceServer.StatusLists;
using FastCluster.ResourceServer.Tokens;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Revocation;
using FastCluster.Udap.StatusLists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FastCluster.ResourceServer.Tests.StatusLists;

/// <summary>
/// An authorization server that signs whatever a test wants, and a resource server of it on a clock that the test moves. Its
/// list is valid unless the test changes one thing.
/// </summary>
internal sealed class ListServer : HttpMessageHandler
{
    public const string Issuer = "https://as.test";
    public const int TimeToLive = 20;
    private const string Audience = "https://fhir.test/r4";
    private const string KeyId = "k1";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly LocalSigningKey _signer;
    private readonly ServiceProvider _services;
    private readonly long _start;
    private int _requests;

    public ListServer(Action<FastClusterBearerOptions>? change = null)
    {
        _signer = new(KeyId, JwtAlgorithm.Es256, _key.ExportPkcs8PrivateKey());
        _start = Clock.GetUtcNow().ToUnixTimeSeconds();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services
            .AddAuthentication()
            .AddFastClusterBearer(options =>
            {
                options.Issuer = Issuer;
                options.Audience = Audience;
                options.KeySetAddress = new($"{Issuer}/jwks.json");
                options.BackchannelHandler = this;
                options.Revocations = RevocationSource.StatusList;
                change?.Invoke(options);
            });
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Requests for lists so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Statuses of the list.</summary>
    public StatusList Statuses { get; set; } = new(1, [0]);

    /// <summary>Changes what the list says.</summary>
    public Func<StatusListClaims, StatusListClaims> Change { get; set; } = same => same;

    /// <summary>Signs lists.</summary>
    public Func<StatusListClaims, ISigningKey, Task<byte[]>> SignListAsync { get; set; } =
        async (claims, key) => await StatusListWriter.SignAsync(claims, key);

    /// <summary>What is done before a list is answered.</summary>
    public Func<Task> BeforeAnswerAsync { get; set; } = () => Task.CompletedTask;

    /// <summary>Status of answers about lists.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    private AccessTokenVerifier Verifier => _services.GetRequiredService<AccessTokenVerifier>();

    /// <summary>Lists that the resource server keeps.</summary>
    public StatusListKnowledge Lists => (StatusListKnowledge)_services.GetRequiredService<IRevocationKnowledge>();

    /// <summary>Address of the list of a number.</summary>
    public static string UriOf(int number) => $"{Issuer}/status-lists/{TokenIdentifier.Format((UInt128)number)}";

    /// <summary>Signs anything as the server does.</summary>
    public async Task<byte[]> SignAsync(string header, string payload) =>
        await JwsWriter.WriteAsync(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(payload), _signer);

    /// <summary>Presents a token that names a place in the list of a number.</summary>
    public Task<TokenVerdict> PresentAsync(int index = 0, int list = 1) => PresentAsync(new(UriOf(list), index));

    /// <summary>Presents a token.</summary>
    public async Task<TokenVerdict> PresentAsync(StatusReference? status)
    {
        var claims = new AccessTokenClaims
        {
            Issuer = Issuer,
            Subject = "client",
            ClientId = "client",
            Audience = [Audience],
            IssuedAt = DateTimeOffset.FromUnixTimeSeconds(_start),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(_start + 3600),
            JwtId = TokenIdentifier.Format(7),
            Community = "urn:test:community",
            Status = status,
            FamilyId = TokenIdentifier.Format(8),
            Entities = ImmutableArray.Create(new EntityEpoch(new(EntityKind.Client, 9), 0)),
            LeafThumbprint = new byte[32],
        };
        return await Verifier.VerifyAsync(Encoding.ASCII.GetString(await AccessTokenWriter.SignAsync(claims, _signer)));
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var address = request.RequestUri!.AbsoluteUri;
        if (address == $"{Issuer}/jwks.json")
        {
            return new(HttpStatusCode.OK) { Content = new StringContent(KeySet()) };
        }

        Interlocked.Increment(ref _requests);
        await BeforeAnswerAsync();
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new StatusListClaims
        {
            Subject = address,
            IssuedAt = now,
            ExpiresAt = now + (2 * TimeToLive),
            TimeToLive = TimeToLive,
            List = Statuses,
        };
        return new(Status) { Content = new ByteArrayContent(await SignListAsync(Change(claims), _signer)) };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _services.Dispose();
            _signer.Dispose();
            _key.Dispose();
        }

        base.Dispose(disposing);
    }

    private string KeySet()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["kid"] = KeyId,
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
        return new JsonObject { ["keys"] = new JsonArray(jwk) }.ToJsonString();
    }
}
