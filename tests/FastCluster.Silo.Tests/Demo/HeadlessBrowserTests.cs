using System.Net;
using FastCluster.Silo.Demo.Tiered.Browser;

namespace FastCluster.Silo.Tests.Demo;

public sealed class HeadlessBrowserTests
{
    private static readonly Uri s_page = new("https://a.test/sign-in?x=1");

    [Fact]
    public void Form_Page_IsReadWithItsHiddenFields()
    {
        const string Html = """
            <h1>Who &amp; what</h1><code><bdi>user/Patient.rs</bdi></code>
            <form action="/search"><input name="q"></form>
            <form method="post" action="/consent?a=1&amp;b=2">
              <input type="hidden" name="ticket" value="a&quot;b" /><input name="remember" type="checkbox" value="yes" />
              <button type="submit" name="decision" value="allow">Yes</button>
            </form>
            """;
        var page = new ShownPage(s_page, 200, Html);

        var form = page.FindForm("allow");

        Assert.NotNull(form);
        Assert.Equal("https://a.test/consent?a=1&b=2", form.Action.AbsoluteUri);
        Assert.Equal("a\"b", Assert.Single(form.Hidden).Value);
        Assert.True(form.Has("remember"));
        Assert.Null(page.FindForm("q"));
        Assert.Equal("Who & what", page.Heading);
        Assert.Equal("user/Patient.rs", Assert.Single(page.Codes));
    }

    [Fact]
    public async Task Cookies_TwoOrigins_AreKeptApartAndDeleted()
    {
        using var servers = new ScriptedServers(
            ("https://a.test:1/", "one=1; path=/", null),
            ("https://a.test:2/", "two=2; path=/", null),
            ("https://a.test:1/again", "one=; expires=Thu, 01 Jan 1970 00:00:00 GMT", null),
            ("https://a.test:1/", null, null)
        );
        using var http = new HttpClient(servers);
        var browser = new HeadlessBrowser(http);

        foreach (
            var address in (string[])
                ["https://a.test:1/", "https://a.test:2/", "https://a.test:1/again", "https://a.test:1/"]
        )
        {
            await browser.OpenAsync(new Uri(address), CancellationToken.None);
        }

        Assert.Equal(["", "", "one=1", ""], servers.Cookies);
    }

    [Fact]
    public async Task Redirects_WithoutEnd_AreGivenUp()
    {
        using var servers = new ScriptedServers([
            .. Enumerable.Repeat(("https://a.test/", (string?)null, (string?)"/"), 30),
        ]);
        using var http = new HttpClient(servers);

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() =>
            new HeadlessBrowser(http).OpenAsync(new Uri("https://a.test/"), CancellationToken.None)
        );

        Assert.Contains("redirects", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Answers in order; keeps the cookies that it was shown.</summary>
    private sealed class ScriptedServers(params (string Address, string? SetCookie, string? Location)[] answers)
        : HttpMessageHandler
    {
        public List<string> Cookies { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var (address, cookie, location) = answers[Cookies.Count];
            Assert.Equal(address, request.RequestUri!.AbsoluteUri);
            Cookies.Add(request.Headers.TryGetValues("Cookie", out var values) ? string.Join(';', values) : "");
            var answer = new HttpResponseMessage(location is null ? HttpStatusCode.OK : HttpStatusCode.SeeOther);
            if (cookie is not null)
            {
                answer.Headers.Add("Set-Cookie", cookie);
            }

            if (location is not null)
            {
                answer.Headers.Location = new(location, UriKind.Relative);
            }

            return Task.FromResult(answer);
        }
    }
}
