using System.Net;
using FastCluster.Silo.Configuration;
using FastCluster.Silo.Outbound;
using Microsoft.AspNetCore.Http;

namespace FastCluster.Silo.Tests.Outbound;

[Requirement("X509-16")]
public sealed class GuardedFetcherTests
{
    private static readonly OutboundOptions s_open = new() { AllowedPrivateHosts = ["127.0.0.1"] };

    [Fact]
    public async Task Fetch_AllowedHost_GivesBody()
    {
        await using var server = await LoopbackServer.StartAsync(
            ("/crl", context => context.Response.WriteAsync("crl"))
        );

        var outcome = await FetchAsync(s_open, server.Url("/crl"));

        Assert.Equal("crl"u8.ToArray(), Assert.IsType<FetchOutcome.Fetched>(outcome).Body);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Fetch_LoopbackNotAllowed_IsRefusedWithoutRequest(string host)
    {
        await using var server = await LoopbackServer.StartAsync(
            ("/crl", context => context.Response.WriteAsync("crl"))
        );

        var outcome = await FetchAsync(new(), server.Url("/crl", host));

        AssertFailed(FetchFault.AddressRefused, outcome);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Fetch_RedirectToLoopbackNotAllowed_IsRefused()
    {
        await using var inner = await LoopbackServer.StartAsync(
            ("/secret", context => context.Response.WriteAsync("s"))
        );
        await using var outer = await LoopbackServer.StartAsync(("/crl", Redirect(inner.Url("/secret", "localhost"))));

        var outcome = await FetchAsync(s_open, outer.Url("/crl"));

        AssertFailed(FetchFault.AddressRefused, outcome);
        Assert.Empty(inner.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ldap://127.0.0.1/cn=crl")]
    [InlineData("ftp://127.0.0.1/crl")]
    [InlineData("/crl")]
    [InlineData("http://user:word@127.0.0.1/crl")]
    public async Task Fetch_OtherUrl_IsRefused(string url) =>
        AssertFailed(FetchFault.UrlRefused, await FetchAsync(s_open, url));

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task Fetch_RedirectToOtherScheme_IsRefused(string target)
    {
        await using var server = await LoopbackServer.StartAsync(("/crl", Redirect(target)));

        AssertFailed(FetchFault.RedirectRefused, await FetchAsync(s_open, server.Url("/crl")));
    }

    [Fact]
    public async Task Fetch_EndlessRedirects_StopsAfterThree()
    {
        await using var server = await LoopbackServer.StartAsync(("/crl", Redirect("/crl")));

        var outcome = await FetchAsync(s_open, server.Url("/crl"));

        AssertFailed(FetchFault.RedirectRefused, outcome);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_AnnouncedHugeBody_IsRefusedAtOnce()
    {
        await using var server = await LoopbackServer.StartAsync(
            (
                "/crl",
                async context =>
                {
                    await SendAsync(context, 500, true);
                }
            )
        );

        AssertFailed(FetchFault.TooLarge, await FetchAsync(s_open, server.Url("/crl")));
    }

    [Fact]
    public async Task Fetch_EndlessBody_IsCutAtCap()
    {
        await using var server = await LoopbackServer.StartAsync(
            (
                "/crl",
                async context =>
                {
                    await SendAsync(context, int.MaxValue, false);
                }
            )
        );

        AssertFailed(FetchFault.TooLarge, await FetchAsync(s_open with { MaximumBytes = 1 << 20 }, server.Url("/crl")));
    }

    [Fact]
    public async Task Fetch_SlowBody_IsCutAtTimeout()
    {
        await using var server = await LoopbackServer.StartAsync(
            (
                "/crl",
                async context =>
                {
                    await context.Response.WriteAsync("x");
                    await context.Response.Body.FlushAsync();
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                }
            )
        );

        var outcome = await FetchAsync(s_open with { Timeout = TimeSpan.FromMilliseconds(300) }, server.Url("/crl"));

        AssertFailed(FetchFault.TimedOut, outcome);
    }

    [Fact]
    public async Task Fetch_NotFound_IsRefused()
    {
        await using var server = await LoopbackServer.StartAsync();

        AssertFailed(FetchFault.StatusRefused, await FetchAsync(s_open, server.Url("/crl")));
    }

    [Fact]
    public async Task Fetch_NobodyListens_IsUnreachable() =>
        AssertFailed(FetchFault.Unreachable, await FetchAsync(s_open, "http://127.0.0.1:1/crl"));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    public void IsPublic_Address_IsJudged(string address, bool isPublic) =>
        Assert.Equal(isPublic, AddressRules.IsPublic(IPAddress.Parse(address)));

    private static async Task<FetchOutcome> FetchAsync(OutboundOptions options, string url)
    {
        using var fetcher = new GuardedFetcher(options, TimeProvider.System);
        return await fetcher.FetchAsync(url, CancellationToken.None);
    }

    private static void AssertFailed(FetchFault fault, FetchOutcome outcome) =>
        Assert.Equal(fault, Assert.IsType<FetchOutcome.Failed>(outcome).Fault);

    private static RequestDelegate Redirect(string target) =>
        context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        };

    private static async Task SendAsync(HttpContext context, int megabytes, bool announce)
    {
        context.Response.ContentLength = announce ? (long)megabytes << 20 : null;
        var block = new byte[1 << 20];
        for (var count = 0; count < megabytes && !context.RequestAborted.IsCancellationRequested; count++)
        {
            await context.Response.Body.WriteAsync(block);
        }
    }
}
