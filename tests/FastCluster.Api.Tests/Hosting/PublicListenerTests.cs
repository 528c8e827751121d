using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FastCluster.Contracts.Clients;
using FastCluster.Contracts.Tokens;
using FastCluster.Testing.Faults;

namespace FastCluster.Api.Tests.Hosting;

public sealed class PublicListenerTests
{
    private const string Form =
        "grant_type=client_credentials&udap=1&client_assertion=x"
        + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const string FeedForm =
        "client_assertion=x&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    [Fact]
    [Requirement("TOK-20")]
    public async Task Token_Issued_IsJsonThatNobodyStores()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.PostAsync("/token?scope=evil", FormContent(Form));

        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Bearer", body.RootElement.GetProperty("token_type").GetString());
        Assert.Equal(300, body.RootElement.GetProperty("expires_in").GetInt32());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("no-cache", response.Headers.Pragma.ToString(), StringComparison.Ordinal);
        Assert.Null(edge.Actors.Token!.Scope);
        Assert.Equal("one", edge.Actors.Token.ServerId);
        Assert.Equal(edge.Actors.Token.CorrelationId, response.Headers.GetValues("X-Correlation-Id").Single());
    }

    [Theory]
    [InlineData("application/json", "{}", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "grant_type=a&grant_type=b", HttpStatusCode.BadRequest)]
    [Requirement("TOK-01")]
    [Requirement("TOK-25")]
    public async Task Token_WrongShape_IsInvalidRequest(string mediaType, string text, HttpStatusCode expected)
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));
        using var response = await edge.Public.PostAsync("/token", content);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("invalid_request", await ErrorOfAsync(response));
        Assert.Null(edge.Actors.Token);
    }

    [Fact]
    [Requirement("TOK-05")]
    public async Task Token_AuthorizationHeaderAlone_IsChallenged()
    {
        await using var edge = await EdgeApplication.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/token");
        request.Headers.Host = TestServers.Host;
        request.Headers.Authorization = new("Basic", "YTpi");
        request.Content = FormContent("grant_type=client_credentials");

        using var response = await edge.Public.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("invalid_client", await ErrorOfAsync(response));
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
    }

    [Fact]
    [Requirement("TEF-18")]
    public async Task Token_ConsentMissing_SaysWhichPolicies()
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnToken = () => new TokenReply.Rejected(RejectionReason.ConsentRequired, null, ["urn:policy"]);

        using var response = await edge.Public.PostAsync("/token", FormContent(Form));

        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var needed = body.RootElement.GetProperty("extensions").GetProperty("hl7-b2b");
        Assert.Equal("invalid_grant", body.RootElement.GetProperty("error").GetString());
        Assert.Equal("urn:policy", needed.GetProperty("consent_required")[0].GetString());
        Assert.False(needed.TryGetProperty("consent_form", out _));
    }

    [Fact]
    [Requirement("TOK-28")]
    public async Task Token_OwnStateNotReady_Is503WithItsTime()
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnToken = () => new TokenReply.Rejected(RejectionReason.ReplayNotReady, TimeSpan.FromSeconds(6.2));

        using var response = await edge.Public.PostAsync("/token", FormContent(Form));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData(typeof(TimeoutException), HttpStatusCode.ServiceUnavailable)]
    [InlineData(typeof(Contracts.Storage.StoreUnavailableException), HttpStatusCode.ServiceUnavailable)]
    [InlineData(typeof(NotSupportedException), HttpStatusCode.InternalServerError)]
    public async Task Token_ActorThrows_IsMute(Type exception, HttpStatusCode expected)
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnToken = () => throw (Exception)Activator.CreateInstance(exception)!;

        using var response = await edge.Public.PostAsync("/token", FormContent(Form));

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("Exception", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/token", "POST")]
    [InlineData("/register", "POST")]
    [InlineData("/introspect", "POST")]
    [InlineData("/revoke", "POST")]
    [InlineData("/revocations", "POST")]
    [Requirement("TOK-01")]
    [Requirement("REG-42")]
    public async Task PostEndpoint_OtherMethod_Is405(string path, string allowed)
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.DeleteAsync(path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, response.Content.Headers.Allow.Single());
    }

    [Theory]
    [InlineData(true, HttpStatusCode.Created)]
    [InlineData(false, HttpStatusCode.OK)]
    [Requirement("REG-26")]
    public async Task Register_Accepted_AnswersByNovelty(bool isNew, HttpStatusCode expected)
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnRegister = () => new RegistrationReply.Accepted(isNew, "{\"client_id\":\"c\"}"u8.ToArray());

        using var response = await edge.Public.PostAsync("/register/b", JsonContent("{}"));

        Assert.Equal(expected, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("https://as.test/register/b", edge.Actors.Registration!.PostedTo);
    }

    [Fact]
    [Requirement("REG-01")]
    public async Task Register_FormBody_Is415()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.PostAsync("/register", FormContent("a=b"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Register_BodyBeyondTheLimit_IsRefusedUnread()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.PostAsync("/register", JsonContent(new string(' ', 128 * 1024 + 1)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Null(edge.Actors.Registration);
    }

    [Fact]
    [Requirement("REG-43")]
    public async Task Register_BeyondQuota_Is429WithRetryAfter()
    {
        await using var edge = await EdgeApplication.StartAsync(options =>
            options.Quotas.Registration = new() { PerSecond = 1, Burst = 1 }
        );
        using var first = await edge.Public.PostAsync("/register", JsonContent("{}"));

        using var second = await edge.Public.PostAsync("/register", JsonContent("{}"));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Fact]
    [Requirement("REV-09")]
    public async Task Introspect_Anonymous_Is401()
    {
        await using var edge = await EdgeApplication.StartAsync();

        using var response = await edge.Public.PostAsync("/introspect", FormContent("token=x"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(edge.Actors.Introspection);
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_WithWait_ReadsInShortStepsAndThenWithoutWaiting()
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnFeedWait = wait =>
        {
            edge.Time.Advance(wait);
            return Task.CompletedTask;
        };

        using var response = await edge.Public.PostAsync("/revocations", FormContent(FeedForm + "&wait=2&cursor=c"));

        TimeSpan[] seconds = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(
            [
                new("one", "c", Wait: seconds[1], Held: seconds[0]),
                new("one", "c", Wait: seconds[1], Held: seconds[1]),
                new("one", "c", Wait: seconds[0], Held: seconds[2]),
            ],
            edge.Actors.FeedReads
        );
    }

    [Fact]
    [Requirement("REV-12")]
    public async Task Feed_HeldByANodeThatStops_IsAnsweredAtOnce()
    {
        await using var edge = await EdgeApplication.StartAsync();
        edge.Actors.OnFeedWait = _ => Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var held = edge.Public.PostAsync("/revocations", FormContent(FeedForm + "&wait=30"));
        await Eventually.TrueAsync(() => Task.FromResult(!edge.Actors.FeedReads.IsEmpty), "a held request");

        await edge.StopAsync();

        using var response = await held;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(TimeSpan.Zero, edge.Actors.FeedReads.Last().Wait);
    }

    private static StringContent FormContent(string text) =>
        new(text, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static StringContent JsonContent(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<string?> ErrorOfAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("error").GetString();
    }
}
