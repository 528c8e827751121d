using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Tests.Scopes;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

public sealed class AuthorizationScopeTests
{
    [Theory]
    [Requirement("CONS-12")]
    [InlineData("user/Patient.rs", "user/Patient.rs", false)]
    [InlineData("user/Patient.rs user/Observation.rs", "user/Patient.rs", true)]
    [InlineData("openid user/Patient.r", "openid user/Patient.r", false)]
    [InlineData("user/Patient.rs system/Patient.rs", "user/Patient.rs", true)]
    [InlineData("user/Patient.rs unknown", "user/Patient.rs", true)]
    public void Judge_Scope_IsWhatIsRegisteredAndAsked(string asked, string granted, bool differs)
    {
        var request = Accept(With("scope", asked));

        Assert.Equal((granted, differs), (request.Scopes.ToString(), request.DiffersFromAsked));
    }

    [Theory]
    [Requirement("CONS-12")]
    [InlineData("user/Mars.rs", RejectionReason.ScopeNoneSupported)]
    [InlineData("user/Observation.rs", RejectionReason.ScopeNoneGrantable)]
    [InlineData("system/Patient.rs", RejectionReason.ScopeNoneGrantable)]
    [InlineData("user/*.rs", RejectionReason.ScopeWildcardUnsupported)]
    [InlineData("user/Patient.rs \"", RejectionReason.ScopeCharacters)]
    public void Judge_ScopeOfWhichNothingIsLeft_IsRefused(string asked, RejectionReason expected) =>
        Assert.Equal(expected, Redirected(With("scope", asked)));

    [Fact]
    [Requirement("CONS-05")]
    public void Judge_NoScopeInAnEarlierRelease_MeansTheRegisteredOnes()
    {
        var request = Accept(With("scope", null), policy: Policy(CommunityProfile.Ssraa11));

        Assert.Equal("openid offline_access user/Patient.rs", request.Scopes.ToString());
        Assert.True(request.DiffersFromAsked);
        Assert.False(request.IsTiered);
    }

    [Fact]
    [Requirement("TIER-02")]
    [Requirement("SCOPE-17")]
    public void Judge_UdapAsked_IsTieredAndGrantsNothing()
    {
        var request = Accept(With("scope", "udap openid user/Patient.rs"));

        Assert.True(request.IsTiered);
        Assert.Equal("openid user/Patient.rs", request.Scopes.ToString());
        Assert.True(request.Holds("openid"));
        Assert.False(request.Holds("udap"));
    }

    [Fact]
    [Requirement("SCOPE-17")]
    public void Judge_UdapAlone_GivesNoAccessToAskFor() =>
        Assert.Equal(RejectionReason.ScopeNoneGrantable, Redirected(With("scope", "udap")));

    [Theory]
    [Requirement("REG-37")]
    [InlineData(CommunityProfile.Ssraa11, RejectionReason.None)]
    [InlineData(CommunityProfile.Ssraa20, RejectionReason.UdapScopeNotRegistered)]
    [InlineData(CommunityProfile.Tefca, RejectionReason.None)]
    public void Judge_UdapThatIsNotRegistered_IsRefusedInTheSecondRelease(
        CommunityProfile profile,
        RejectionReason expected
    )
    {
        var client = Client with { Scopes = ScopeCases.Set("user/Patient.rs") };

        Assert.Equal(expected, Redirected(With("scope", "udap user/Patient.rs"), client, Policy(profile)));
    }

    [Fact]
    [Requirement("TIER-02")]
    public void Judge_UdapInACommunityThatDoesNotListIt_IsIgnored()
    {
        var policy = Policy() with { Scopes = new() { Supported = ["user/Patient.rs"] } };
        var asked = With("scope", "udap user/Patient.rs");
        asked["idp"] = "not a URL";

        var request = Accept(asked, policy: policy);

        Assert.Equal((false, null), (request.IsTiered, request.Idp));
    }

    [Theory]
    [Requirement("REF-01")]
    [Requirement("TEF-31")]
    [InlineData("user/Patient.rs", null, false)]
    [InlineData("user/Patient.rs offline_access", null, true)]
    [InlineData("user/Patient.rs", false, true)]
    [InlineData("user/Patient.rs", true, false)]
    public void Judge_RefreshToken_NeedsOfflineAccessUnlessToldOtherwise(string scope, bool? isRequired, bool expected)
    {
        var policy = Policy(CommunityProfile.Tefca) with { Codes = new() { RequireOfflineAccess = isRequired } };

        Assert.Equal(expected, Accept(With("scope", scope), policy: policy).MayRefresh);
    }

    [Fact]
    [Requirement("REF-01")]
    public void Judge_RefreshTokenOfAClientThatDidNotRegisterIt_IsNotGiven()
    {
        var client = Client with { GrantTypes = [GrantType.AuthorizationCode] };

        Assert.False(Accept(With("scope", "user/Patient.rs offline_access"), client).MayRefresh);
    }

    [Fact]
    [Requirement("REF-01")]
    public void Judge_RefreshTokensSwitchedOff_AreNotGiven()
    {
        var policy = Policy() with { Codes = new() { RefreshTokens = false } };

        Assert.False(Accept(With("scope", "user/Patient.rs offline_access"), policy: policy).MayRefresh);
    }
}
