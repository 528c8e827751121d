using System.Net;
using FastCluster.Api.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Tests.Sources;

public sealed class TrustedProxiesTests
{
    private static readonly TrustedProxies Proxies = new(
        Options.Create(new EdgeOptions { TrustedProxies = { "10.0.0.0/8", "192.0.2.7", "fd00::/8" } })
    );

    [Theory]
    [InlineData("198.51.100.1", "203.0.113.5", "198.51.100.1")]
    [InlineData("10.1.1.1", "203.0.113.5", "203.0.113.5")]
    [InlineData("::ffff:10.1.1.1", "203.0.113.5", "203.0.113.5")]
    [InlineData("10.1.1.1", "1.1.1.1, 203.0.113.5, 192.0.2.7", "203.0.113.5")]
    [InlineData("10.1.1.1", "203.0.113.5, garbage", "10.1.1.1")]
    [InlineData("10.1.1.1", "", "10.1.1.1")]
    [InlineData("fd00::1", "2001:db8::9", "2001:db8::9")]
    [Requirement("BCP-09")]
    public void FindSource_ForwardedAddress_CountsOnlyFromNamedProxies(string peer, string forwarded, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(IPAddress.Parse(expected), Proxies.FindSource(context));
    }
}
