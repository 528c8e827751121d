using FastCluster.Api.Routing;
using FastCluster.Api.Tests.Hosting;
using FastCluster.Contracts.Servers;

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

    [Theory]
    [InlineData("as.test", "/status-lists/AAAAAAAAAAAAAAAAAAAAAA", "one")]
    [InlineData("as.test", "/status-lists/", "one")]
    [InlineData("other.test:8443", "/tenant/status-lists/any", "two")]
    [InlineData("as.test", "/status-lists", null)]
    [InlineData("as.test", "/status-lists/a/b", null)]
    [InlineData("other.test:8443", "/status-lists/any", null)]
    [InlineData("as.test", "/token/any", null)]
    [InlineData("as.test", "any", null)]
    [Requirement("REV-13")]
    public void TryFind_NameBelowTheAddressOfStatusLists_IsFound(string host, string path, string? server)
    {
        var table = new PublicRouteTable(
            new TestServers(
                WithLists(TestServers.Make("one", "https://as.test")),
                WithLists(TestServers.Make("two", "https://other.test:8443/tenant"))
            )
        );

        Assert.Equal(server is not null, table.TryFind(host, path, out var route));
        Assert.Equal((server, server is null ? null : "StatusList"), (route?.Server.Id, route?.Kind.ToString()));
    }

    private static AuthorizationServer WithLists(AuthorizationServer server) =>
        server with
        {
            StatusListAddress = $"{server.Issuer}/status-lists/",
        };

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
