using FastCluster.Api.Routing;
using FastCluster.Api.Tests.Hosting;

namespace FastCluster.Api.Tests.Routing;

public sealed class PublicRouteTableTests
{
    private static readonly PublicRouteTable Table = new(TestServers.Two);

    [Theory]
    [InlineData("as.test", "/token", nameof(PublicEndpointKind.Token), "one")]
    [InlineData("AS.test:443", "/token", nameof(PublicEndpointKind.Token), "one")]
    [InlineData("other.test:8443", "/tenant/token", nameof(PublicEndpointKind.Token), "two")]
    [InlineData("as.test", "/register/b", nameof(PublicEndpointKind.Registration), "one")]
    [InlineData("as.test", "/fhir/.well-known/udap", nameof(PublicEndpointKind.UdapMetadata), "one")]
    [InlineData(
        "as.test",
        "/fhir/.well-known/smart-configuration",
        nameof(PublicEndpointKind.SmartConfiguration),
        "one"
    )]
    [InlineData("as.test", "/.well-known/jwks.json", nameof(PublicEndpointKind.Jwks), "one")]
    [InlineData(
        "other.test:8443",
        "/tenant/.well-known/oauth-authorization-server",
        nameof(PublicEndpointKind.OAuthMetadata),
        "two"
    )]
    [InlineData(
        "other.test:8443",
        "/.well-known/oauth-authorization-server/tenant",
        nameof(PublicEndpointKind.OAuthMetadata),
        "two"
    )]
    public void TryFind_PublishedUrl_IsFound(string host, string path, string kind, string server)
    {
        Assert.True(Table.TryFind(host, path, out var route));
        Assert.Equal((kind, server), (route.Kind.ToString(), route.Server.Id));
    }

    [Theory]
    [InlineData("unknown.test", "/token")]
    [InlineData("as.test:8443", "/token")]
    [InlineData("other.test", "/tenant/token")]
    [InlineData("as.test", "/Token")]
    [InlineData("as.test", "/token/")]
    [InlineData("as.test", "/.well-known/udap")]
    [InlineData("as.test", "/fhir/c/.well-known/udap")]
    [InlineData("as.test", "/tenant/token")]
    [Requirement("DISC-03")]
    [Requirement("BCP-09")]
    public void TryFind_AnythingElse_IsUnknown(string host, string path) =>
        Assert.False(Table.TryFind(host, path, out _));

    [Fact]
    public void TryFind_RegistrationOfCommunity_KeepsThePublishedUrl()
    {
        Assert.True(Table.TryFind("as.test", "/register/b", out var route));
        Assert.Equal("https://as.test/register/b", route.Url);
    }

    [Fact]
    public void Constructor_OneUrlWithTwoMeanings_IsRefused()
    {
        var servers = new TestServers(
            TestServers.Make("one", "https://as.test"),
            TestServers.Make("two", "https://as.test")
        );

        Assert.Throws<InvalidOperationException>(() => new PublicRouteTable(servers));
    }
}
