using FastCluster.Testing;
using FastCluster.Udap.Rejections;
using Xunit;

namespace FastCluster.Udap.Tests.SoftwareStatements;

public sealed class RedirectUriTests
{
    [Theory]
    [Requirement("REG-14")]
    [Requirement("REG-15")]
    [InlineData("https://client-a.test/cb")]
    [InlineData("https://client-a.test:8443/cb?x=1&y=%2A")]
    [InlineData("https://client-a.test")]
    public void Validate_GoodRedirectUri_IsRegisteredAsWritten(string uri) =>
        Assert.Equal(
            [uri],
            StatementClaims.ForCode().With("redirect_uris", $"[\"{uri}\"]").Accepted().RedirectUris.ToArray()
        );

    [Theory]
    [Requirement("REG-14")]
    [InlineData("http://client-a.test/cb")]
    [InlineData("http://localhost/cb")]
    [InlineData("myapp://cb")]
    [InlineData("HTTPS://client-a.test/cb")]
    public void Validate_RedirectUriWithoutHttps_IsRefused(string uri) => AssertRefused(uri);

    [Theory]
    [Requirement("REG-15")]
    [InlineData("https://client-a.test/cb#f")]
    [InlineData("https://client-a.test/cb#")]
    [InlineData("https://client-a.test/*")]
    [InlineData("https://*.client-a.test/cb")]
    [InlineData("/cb")]
    [InlineData("https:/cb")]
    [InlineData("https://")]
    [InlineData("https:///cb")]
    [InlineData("https://user@client-a.test/cb")]
    [InlineData("https://client-a.test/a b")]
    [InlineData("https://client-a.test\\\\@evil.test/cb")]
    [InlineData("https://client-a.test/\\u00e9")]
    [InlineData("")]
    public void Validate_RedirectUriNotFullySpecified_IsRefused(string uri) => AssertRefused(uri);

    [Fact]
    public void Validate_OneBadAmongGood_IsRefused() =>
        Assert.Equal(
            RejectionReason.MetadataRedirectUriInvalid,
            StatementClaims.ForCode().With("redirect_uris", """["https://a.test/cb","http://a.test/cb"]""").Reason()
        );

    [Theory]
    [InlineData("https://client-a.test/cb", RejectionReason.None)]
    [InlineData("https://client-a.test:8443/cb", RejectionReason.None)]
    [InlineData("https://evil.test/cb", RejectionReason.MetadataRedirectHost)]
    [InlineData("https://client-a.test.evil.test/cb", RejectionReason.MetadataRedirectHost)]
    public void Validate_HostBoundToIssuer_RefusesOtherHosts(string uri, RejectionReason expected)
    {
        var policy = StatementClaims.Policy() with { Registration = new() { RedirectHostMustMatchIssuer = true } };
        var claims = StatementClaims.ForCode().With("redirect_uris", $"[\"{uri}\"]");

        Assert.Equal(expected, StatementClaims.ReasonOf(claims.Validate(policy)));
    }

    private static void AssertRefused(string uri) =>
        Assert.Equal(
            RejectionReason.MetadataRedirectUriInvalid,
            StatementClaims.ForCode().With("redirect_uris", $"[\"{uri}\"]").Reason()
        );
}
