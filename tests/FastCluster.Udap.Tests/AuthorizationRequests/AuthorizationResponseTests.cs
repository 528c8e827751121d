using FastCluster.Testing;
using FastCluster.Udap.AuthorizationRequests;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

public sealed class AuthorizationResponseTests
{
    private const string Issuer = "https://as.test";

    [Fact]
    [Requirement("CONS-07")]
    [Requirement("CONS-20")]
    public void OfCode_Plain_HasCodeStateAndIssuer() =>
        Assert.Equal(
            "https://client-a.test/cb?code=c-1&state=s-1&iss=https%3A%2F%2Fas.test",
            AuthorizationResponse.OfCode(RedirectUri, "c-1", "s-1", Issuer)
        );

    [Fact]
    [Requirement("CONS-16")]
    [Requirement("CONS-20")]
    public void OfError_Plain_HasErrorStateAndIssuer() =>
        Assert.Equal(
            "https://client-a.test/cb?error=access_denied&error_description=Not%20allowed.&state=s-1&iss=https%3A%2F%2Fas.test",
            AuthorizationResponse.OfError(RedirectUri, "access_denied", "Not allowed.", "s-1", Issuer)
        );

    [Fact]
    [Requirement("CONS-06")]
    public void OfError_NoState_HasNone() =>
        Assert.Equal(
            "https://client-a.test/cb?error=invalid_request&iss=https%3A%2F%2Fas.test",
            AuthorizationResponse.OfError(RedirectUri, "invalid_request", description: null, state: null, Issuer)
        );

    [Theory]
    [InlineData("https://client-a.test/cb?x=1", "https://client-a.test/cb?x=1&code=c&iss=")]
    [InlineData("https://client-a.test/cb?", "https://client-a.test/cb?code=c&iss=")]
    [InlineData("https://client-a.test/cb?x=1&", "https://client-a.test/cb?x=1&code=c&iss=")]
    [InlineData("https://client-a.test/cb?a=%2F", "https://client-a.test/cb?a=%2F&code=c&iss=")]
    public void OfCode_AddressWithAQuery_KeepsIt(string redirectUri, string start) =>
        Assert.StartsWith(
            start,
            AuthorizationResponse.OfCode(redirectUri, "c", null, Issuer),
            StringComparison.Ordinal
        );

    [Theory]
    [Requirement("CONS-07")]
    [InlineData("&code=evil#x")]
    [InlineData("a+b c%20d=%")]
    [InlineData("\r\nLocation: https://evil.test")]
    [InlineData("\u00e4\u20ac\ud83d\ude00")]
    [InlineData("%26%3D%25")]
    public void OfCode_AnyState_ComesBackUnchanged(string state)
    {
        var url = AuthorizationResponse.OfCode(RedirectUri, "c", state, Issuer);

        var pairs = new Uri(url).Query[1..].Split('&').Select(pair => pair.Split('=')).ToList();
        Assert.Equal(["code", "state", "iss"], pairs.Select(pair => pair[0]));
        Assert.Equal(state, Uri.UnescapeDataString(pairs[1][1]));
        Assert.Matches("^[!-~]+$", url);
        Assert.DoesNotContain('#', url);
    }

    [Fact]
    [Requirement("CONS-07")]
    public void OfError_StateOfTwoKibibytesOfReservedCharacters_ComesBackUnchanged()
    {
        var state = string.Concat(Enumerable.Repeat("!*'();:@&=+$,/?#", 128));

        var request = Accept(With("state", state));
        var url = AuthorizationResponse.OfError(RedirectUri, "access_denied", null, request.State, Issuer);

        Assert.Equal(2048, state.Length);
        Assert.Equal(state, Uri.UnescapeDataString(new Uri(url).Query.Split("&state=")[1].Split('&')[0]));
    }
}
