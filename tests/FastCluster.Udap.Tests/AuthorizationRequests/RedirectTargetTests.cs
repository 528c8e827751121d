using FastCluster.Testing;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.Scopes;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

public sealed class RedirectTargetTests
{
    private static readonly CodeClient WithTwo = Client with
    {
        RedirectUris = [RedirectUri, "https://client-a.test/2"],
    };

    [Fact]
    [Requirement("CONS-03")]
    public void TryReadClientId_Present_IsRead()
    {
        var reason = AuthorizationRequestRules.TryReadClientId(Read(Valid()), out var clientId);

        Assert.Equal((RejectionReason.None, "code-client"), (reason, clientId));
    }

    [Fact]
    [Requirement("CONS-03")]
    public void TryReadClientId_Absent_IsShown() =>
        Assert.Equal(
            RejectionReason.AuthorizationClientMissing,
            AuthorizationRequestRules.TryReadClientId(Read(With("client_id", null)), out _)
        );

    [Theory]
    [Requirement("CONS-03")]
    [Requirement("CONS-17")]
    [InlineData("client_id", "code-client")]
    [InlineData("client_id", "other")]
    [InlineData("redirect_uri", RedirectUri)]
    [InlineData("redirect_uri", "https://evil.test/cb")]
    public void Judge_RepeatedClientOrAddress_IsShown(string name, string value)
    {
        var request = Valid().Append(KeyValuePair.Create(name, value)).ToList();

        Assert.Equal(RejectionReason.AuthorizationTargetRepeated, Shown(request));
        Assert.Equal(
            RejectionReason.AuthorizationTargetRepeated,
            AuthorizationRequestRules.TryReadClientId(Read(request), out _)
        );
    }

    [Theory]
    [Requirement("CONS-04")]
    [InlineData("https://client-a.test/cb/")]
    [InlineData("https://client-a.test/cb?x=1")]
    [InlineData("https://client-a.test/cb#")]
    [InlineData("https://client-a.test/cB")]
    [InlineData("https://CLIENT-A.test/cb")]
    [InlineData("https://client-a.test:443/cb")]
    [InlineData("https://client-a.test/%63b")]
    [InlineData("https://client-a.test/x/../cb")]
    [InlineData("https://client-a.test/cb ")]
    [InlineData("http://client-a.test/cb")]
    [InlineData("https://evil.test/cb")]
    [InlineData("//client-a.test/cb")]
    [InlineData("javascript:alert(1)")]
    public void Judge_AddressThatIsNotRegistered_IsShown(string redirectUri) =>
        Assert.Equal(RejectionReason.RedirectUriMismatch, Shown(With("redirect_uri", redirectUri)));

    [Fact]
    [Requirement("CONS-04")]
    public void Judge_NoAddressAndOneRegistered_UsesThatOne()
    {
        var binding = Accept(With("redirect_uri", null)).Binding;

        Assert.Equal((RedirectUri, false), (binding.RedirectUri, binding.IsRedirectUriSent));
    }

    [Fact]
    [Requirement("CONS-04")]
    public void Judge_NoAddressAndTwoRegistered_IsShown() =>
        Assert.Equal(RejectionReason.RedirectUriMissing, Shown(With("redirect_uri", null), WithTwo));

    [Theory]
    [Requirement("CONS-04")]
    [InlineData(RedirectUri)]
    [InlineData("https://client-a.test/2")]
    public void Judge_OneOfTwoAddresses_IsUsed(string redirectUri)
    {
        var binding = Accept(With("redirect_uri", redirectUri), WithTwo).Binding;

        Assert.Equal((redirectUri, true), (binding.RedirectUri, binding.IsRedirectUriSent));
    }

    [Fact]
    [Requirement("CONS-11")]
    public void Judge_ClientOfAnotherGrantWithoutAddresses_IsShown()
    {
        var client = new CodeClient(
            "code-client",
            [],
            [GrantType.ClientCredentials],
            ScopeCases.Set("system/Patient.rs")
        );

        Assert.Equal(RejectionReason.ClientWithoutRedirectUris, Shown(Valid(), client));
    }

    [Fact]
    [Requirement("TIER-05")]
    public void Judge_BadAddressAndIdp_IsShownFirst()
    {
        var request = With("redirect_uri", "https://evil.test/cb");
        request["scope"] = "udap user/Patient.rs";
        request["idp"] = "http://127.0.0.1/";

        Assert.Equal(RejectionReason.RedirectUriMismatch, Shown(request));
    }

    [Fact]
    public void Judge_AnotherClientThanNamed_IsABug() =>
        Assert.Throws<ArgumentException>(() => Judge(Valid(), Client with { ClientId = "other" }));
}
