using System.Net;
using FastCluster.Api.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FastCluster.Api.Tests.Sources;

public sealed class TlsCertificatesTests
{
    [Theory]
    [InlineData("10.0.0.1", true, 2)]
    [InlineData("10.0.0.1", false, 0)]
    [InlineData("198.51.100.1", true, 0)]
    [Requirement("BCP-09")]
    public void Read_ForwardedCertificate_CountsOnlyFromNamedProxies(string peer, bool isAccepted, int expected)
    {
        var context = Request(peer, ":AQID:", ":BAUG:");

        Assert.Equal(expected, Reader(isAccepted).Read(context).Length);
    }

    [Theory]
    [InlineData("AQID")]
    [InlineData(":AQ*D:")]
    [InlineData("::")]
    public void Read_MalformedHeader_IsNoCertificate(string header) =>
        Assert.Empty(Reader(isAccepted: true).Read(Request("10.0.0.1", header, ":BAUG:")));

    private static TlsCertificates Reader(bool isAccepted)
    {
        var options = Options.Create(
            new EdgeOptions { TrustedProxies = { "10.0.0.1" }, AcceptForwardedClientCertificate = isAccepted }
        );
        return new(new(options), options);
    }

    private static DefaultHttpContext Request(string peer, string leaf, string chain)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Headers["Client-Cert"] = leaf;
        context.Request.Headers["Client-Cert-Chain"] = chain;
        return context;
    }
}
