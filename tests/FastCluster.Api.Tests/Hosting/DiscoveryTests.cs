using System.Net;
using System.Text.Json;

namespace FastCluster.Api.Tests.Hosting;

public sealed class DiscoveryTests
{
    private const string Udap = "/fhir/.well-known/udap";

    [Fact]
    [Requirement("DISC-01")]
    [Requirement("DISC-02")]
    public async Task Metadata_WithGarbageAuthorization_IsServed()
    {
        await using var edge = await EdgeApplication.StartAsync();
        using var request = Get(Udap);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer x");

        using var response = await edge.Public.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("?community=urn:test:a", HttpStatusCode.OK)]
    [InlineData("?community=urn:x:unknown", HttpStatusCode.NoContent)]
    [InlineData("?community=urn:test:a&community=urn:test:a", HttpStatusCode.BadRequest)]
    [Requirement("DISC-28")]
    [Requirement("DISC-31")]
    [Requirement("DISC-32")]
    public async Task Metadata_ByCommunity_AnswersAsKnown(string query, HttpStatusCode expected)
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.GetAsync(Udap + query);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    [Requirement("DISC-31")]
    public async Task Metadata_UnknownCommunity_HasNoBody()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.GetAsync(Udap + "?community=urn:x:unknown");

        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(0, edge.Actors.MetadataCalls);
    }

    [Fact]
    [Requirement("DISC-24")]
    public async Task Metadata_ExpiredOrMissing_Is503()
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnMetadata = () => null;

        using var response = await edge.Public.GetAsync(Udap);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    [Requirement("DISC-40")]
    public async Task Metadata_HeadPostAndEntityTag_FollowTheRules()
    {
        await using var edge = await EdgeApplication.StartAsync();
        using var first = await edge.Public.GetAsync(Udap);
        using var again = Get(Udap);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var head = Get(Udap);
        head.Method = HttpMethod.Head;

        using var notModified = await edge.Public.SendAsync(again);
        using var mirrored = await edge.Public.SendAsync(head);
        using var posted = await edge.Public.PostAsync(Udap, null);

        Assert.Equal(HttpStatusCode.NotModified, notModified.StatusCode);
        Assert.Equal(HttpStatusCode.OK, mirrored.StatusCode);
        Assert.Equal(2, mirrored.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(5), first.Headers.CacheControl!.MaxAge);
    }

    [Theory]
    [InlineData("unknown.test", Udap)]
    [InlineData("as.test", "/.well-known/udap")]
    [InlineData("as.test", "/fhir/other/.well-known/udap")]
    [Requirement("DISC-03")]
    [Requirement("BCP-09")]
    public async Task Metadata_UnknownHostOrBase_Is404(string host, string path)
    {
        await using var edge = await EdgeApplication.StartAsync();
        using var request = Get(path);
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Host", TestServers.Host);

        using var response = await edge.Public.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/.well-known/oauth-authorization-server", "https://as.test")]
    [InlineData("/.well-known/openid-configuration", "https://as.test")]
    [InlineData("/fhir/.well-known/smart-configuration", "https://as.test")]
    [Requirement("BCP-02")]
    public async Task IssuerDocuments_AreServed_WithWhatIsTrue(string path, string issuer)
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var body = JsonDocument.Parse(await edge.Public.GetStringAsync(path));

        Assert.Equal(issuer, body.RootElement.GetProperty("issuer").GetString());
        Assert.Equal("https://as.test/token", body.RootElement.GetProperty("token_endpoint").GetString());
        var grants = body.RootElement.GetProperty("grant_types_supported").EnumerateArray();
        Assert.Equal("client_credentials", Assert.Single(grants).GetString());
        Assert.False(body.RootElement.TryGetProperty("authorization_endpoint", out _));
    }

    [Fact]
    public async Task KeySet_IsServedFromTheRing()
    {
        await using var edge = await EdgeApplication.StartAsync();

        Assert.Equal("{\"keys\":[]}", await edge.Public.GetStringAsync("/.well-known/jwks.json"));
    }

    [Fact]
    public async Task IssuerMetadata_NoResourceServerSigns_StatesNoAlgorithmForThem()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var body = JsonDocument.Parse(
            await edge.Public.GetStringAsync("/.well-known/oauth-authorization-server")
        );

        Assert.Empty(body.RootElement.GetProperty("introspection_endpoint_auth_methods_supported").EnumerateArray());
        Assert.False(
            body.RootElement.TryGetProperty("introspection_endpoint_auth_signing_alg_values_supported", out _)
        );
    }

    [Theory]
    [InlineData(Udap, true, HttpStatusCode.NoContent)]
    [InlineData("/.well-known/jwks.json", true, HttpStatusCode.NoContent)]
    [InlineData("/.well-known/jwks.json", false, HttpStatusCode.MethodNotAllowed)]
    [InlineData("/token", true, HttpStatusCode.MethodNotAllowed)]
    [InlineData("/register", true, HttpStatusCode.MethodNotAllowed)]
    [InlineData("/unknown", true, HttpStatusCode.NotFound)]
    public async Task Options_ByPathAndOrigin_ArePermittedForDocumentsOnly(
        string path,
        bool hasOrigin,
        HttpStatusCode expected
    )
    {
        await using var edge = await EdgeApplication.StartAsync();
        using var request = Get(path);
        request.Method = HttpMethod.Options;
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.TryAddWithoutValidation("Origin", hasOrigin ? ["https://page.test"] : []);

        using var response = await edge.Public.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.NoContent, response.Headers.Contains("Access-Control-Allow-Methods"));
    }

    private static HttpRequestMessage Get(string path) =>
        new(HttpMethod.Get, path) { Headers = { Host = TestServers.Host } };
}
