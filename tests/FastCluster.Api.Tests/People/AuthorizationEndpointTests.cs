using System.Net;
using FastCluster.Contracts.Authorization;

namespace FastCluster.Api.Tests.People;

public sealed class AuthorizationEndpointTests
{
    private const string Query = "response_type=code&client_id=app&state=a%20b%26c&scope=openid+patient%2F*.rs";

    [Fact]
    [Requirement("CONS-01")]
    [Requirement("CONS-13")]
    public async Task Authorize_NobodySignedIn_LeadsToSignInWithTheRequestAsSpelled()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        var answer = await browser.GetAsync("/authorize?" + Query);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("https://as.test/sign-in?" + Query, answer.Location);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Fact]
    [Requirement("CONS-17")]
    public async Task Authorize_RepeatedAndUnknownParameters_PassThroughInTheirOrder()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        await browser.GetAsync("/authorize?client_id=a&client_id=b&state=&x&resource=r+1&%C3%BC=%E2%82%AC");

        var message = Assert.Single(application.Authorizer.Judged);
        Assert.Equal("one", message.ServerId);
        Assert.Null(message.Person);
        Assert.Equal(
            ["client_id=a", "client_id=b", "state=", "x=", "resource=r 1", "ü=€"],
            message.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}")
        );
    }

    [Fact]
    [Requirement("CONS-01")]
    public async Task Authorize_Post_BecomesTheSameRequestByGet()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        var answer = await browser.PostTextAsync("/authorize?evil=1", Query);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("https://as.test/authorize?" + Query, answer.Location);
        Assert.Empty(application.Authorizer.Judged);
    }

    [Theory]
    [InlineData("PUT", "/authorize", "GET, POST")]
    [InlineData("HEAD", "/authorize", "GET, POST")]
    [InlineData("DELETE", "/sign-in", "GET, POST")]
    [InlineData("GET", "/consent", "POST")]
    [InlineData("GET", "/sign-out", "POST")]
    [InlineData("HEAD", "/apps", "GET, POST")]
    [InlineData("POST", "/assets/base.css", "GET, HEAD")]
    [Requirement("CONS-01")]
    public async Task AnyPage_OtherMethod_IsNotAllowed(string method, string path, string allowed)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        var answer = await browser.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(allowed, answer.Headers["Allow"]);
        Assert.Empty(application.Authorizer.Judged);
    }

    [Theory]
    [InlineData("client_id=%zz", RejectionReason.FormMalformed)]
    [InlineData("client_id=%ff", RejectionReason.FormMalformed)]
    [InlineData("client_id=ü", RejectionReason.FormMalformed)]
    [Requirement("CONS-03")]
    public async Task Authorize_BrokenEncoding_IsAPageAndNoRedirect(string query, RejectionReason reason)
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        var answer = await browser.PostTextAsync("/authorize", query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Location);
        Assert.Equal(reason, Assert.Single(application.Decisions.All).Reason);
    }

    [Fact]
    public async Task Authorize_TooLongOrTooMany_IsAPage()
    {
        await using var application = await PeopleApplication.StartAsync();
        using var browser = application.Open();

        var tooLong = await browser.PostTextAsync("/authorize", "state=" + new string('s', 8_000));
        var tooMany = await browser.GetAsync("/authorize?" + string.Join('&', Enumerable.Repeat("a=b", 65)));

        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.Status);
        Assert.All(
            application.Decisions.All,
            decision => Assert.Equal(RejectionReason.AuthorizationTooLarge, decision.Reason)
        );
    }

    [Fact]
    [Requirement("CONS-03")]
    [Requirement("CONS-04")]
    public async Task Authorize_Shown_IsAPageThatSaysWhatToDo()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => new AuthorizationReply.Shown(RejectionReason.RedirectUriMismatch);
        using var browser = application.Open();

        var answer = await browser.GetAsync("/authorize?" + Query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Location);
        Assert.Contains("tell its maker", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Headers["X-Correlation-Id"], answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("RedirectUriMismatch", answer.Html, StringComparison.Ordinal);
    }

    /// <summary>Who read a page for longer than a pushed request lasts did nothing wrong, and neither did the app.</summary>
    [Fact]
    [Requirement("CONS-24")]
    public async Task Authorize_PushedRequestThatEnded_IsAPageThatIsOutOfDate()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => new AuthorizationReply.Shown(RejectionReason.RequestUriInvalid);
        using var browser = application.Open();

        var answer = await browser.GetAsync("/authorize?client_id=app&request_uri=urn%3Apushed");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("out of date", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CONS-16")]
    [Requirement("CONS-20")]
    [Requirement("CONS-07")]
    public async Task Authorize_Refused_LeadsBackWithErrorStateAndIssuer()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => new AuthorizationReply.Refused(
            RejectionReason.StateMissing,
            "https://app.test/cb?x=1",
            "a b&c"
        );
        using var browser = application.Open();

        var answer = await browser.GetAsync("/authorize?" + Query);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith("https://app.test/cb?x=1&error=invalid_request&", answer.Location, StringComparison.Ordinal);
        Assert.Contains("&state=a%20b%26c&iss=https%3A%2F%2Fas.test", answer.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_OwnStateNotReady_IsAPageWithItsTime()
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => new AuthorizationReply.Shown(
            RejectionReason.StoreUnavailable,
            TimeSpan.FromSeconds(6.2)
        );
        using var browser = application.Open();

        var answer = await browser.GetAsync("/authorize?" + Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("7", answer.Headers["Retry-After"]);
        Assert.Contains("Wait 7 seconds", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(TimeoutException), HttpStatusCode.ServiceUnavailable)]
    [InlineData(typeof(Contracts.Storage.StoreUnavailableException), HttpStatusCode.ServiceUnavailable)]
    [InlineData(typeof(NotSupportedException), HttpStatusCode.InternalServerError)]
    public async Task Authorize_AuthorizerThrows_IsAMutePage(Type exception, HttpStatusCode expected)
    {
        await using var application = await PeopleApplication.StartAsync();
        application.Authorizer.OnJudge = _ => throw (Exception)Activator.CreateInstance(exception)!;
        using var browser = application.Open();

        var answer = await browser.GetAsync("/authorize?" + Query);

        Assert.Equal(expected, answer.Status);
        Assert.StartsWith("text/html", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CONS-13")]
    public async Task AnyPage_BeyondTheQuota_IsAPageWithItsTime()
    {
        await using var application = await PeopleApplication.StartAsync(configure: options =>
            options.Quotas.People = new() { PerSecond = 1, Burst = 1 }
        );
        using var browser = application.Open();

        await browser.GetAsync("/sign-in");
        var answer = await browser.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("1", answer.Headers["Retry-After"]);
        Assert.Contains("Wait 1 second", answer.Text, StringComparison.Ordinal);
    }
}
