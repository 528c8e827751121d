using System.Net;
using System.Text;
using FastCluster.ResourceServer.Bearer;
using FastCluster.ResourceServer.Servers;
using FastCluster.Testing.Jwt;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.RevocationFeeds;

namespace FastCluster.ResourceServer.Tests.Nodes;

/// <summary>An authorization server without a network, which answers what a test tells it to.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    public const string Issuer = "https://as.test";
    public const string Audience = "https://fhir.test/r4";
    private readonly LocalSigningKey _callerKey = new("caller", JwtAlgorithm.Es256, TestSigner.P256.ExportPkcs8());
    private int _feedRequests;

    private string Metadata =>
        $$"""
            {"issuer":"{{Issuer}}","jwks_uri":"{{Issuer}}/jwks",
             "fastcluster_revocation_feed_endpoint":"{{Issuer}}{{FeedPath}}"}
            """;

    /// <summary>Answers requests for the key set; none is published as long as it is not set.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> AnswerKeysAsync { get; set; } =
        _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

    /// <summary>Answers requests to the feed; without news as long as it is not set.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> AnswerFeedAsync { get; set; } =
        _ => Task.FromResult(Answer(Page()));

    /// <summary>Where the feed is, as the metadata say.</summary>
    public string FeedPath { get; set; } = "/feed";

    /// <summary>Requests to the feed so far.</summary>
    public int FeedRequests => Volatile.Read(ref _feedRequests);

    /// <summary>A snapshot in which nothing is revoked.</summary>
    public static FeedPage Page() =>
        new()
        {
            Cursor = "c",
            IsSnapshot = true,
            Issuer = Issuer,
            ServerId = "main",
            Held = TimeSpan.Zero,
            ConfirmedAge = TimeSpan.Zero,
            Distrusted = [],
        };

    /// <summary>A page as an answer.</summary>
    public static HttpResponseMessage Answer(FeedPage page) => Answer(FeedWriter.Write(page));

    /// <summary>A body as an answer.</summary>
    public static HttpResponseMessage Answer(byte[] body) =>
        new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };

    /// <summary>Options of a resource server that asks here.</summary>
    public FastClusterBearerOptions Options()
    {
        var options = new FastClusterBearerOptions();
        Configure(options);
        return options;
    }

    /// <summary>Points a resource server here.</summary>
    public void Configure(FastClusterBearerOptions options)
    {
        options.Issuer = Issuer;
        options.Audience = Audience;
        options.BackchannelHandler = this;
        options.KeySetAddress = new(Issuer + "/jwks");
        options.RevocationFeedAddress = new(Issuer + "/feed");
        options.Credential = ResourceServerCredential.ForAssertion("rs", _callerKey, [new byte[] { 1 }]);
    }

    /// <summary>Publishes a key set.</summary>
    public void Publish(params string[] keys)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"keys":[{{string.Join(',', keys)}}]}""");
        AnswerKeysAsync = _ => Task.FromResult(Answer(body));
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var path = request.RequestUri!.AbsolutePath;
        return path switch
        {
            "/jwks" => AnswerKeysAsync(cancellationToken),
            "/.well-known/oauth-authorization-server" => Task.FromResult(Answer(Encoding.UTF8.GetBytes(Metadata))),
            _ when path == FeedPath => AnswerNextAsync(cancellationToken),
            _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound)),
        };
    }

    private Task<HttpResponseMessage> AnswerNextAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _feedRequests);
        return AnswerFeedAsync(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _callerKey.Dispose();
        base.Dispose(disposing);
    }
}
