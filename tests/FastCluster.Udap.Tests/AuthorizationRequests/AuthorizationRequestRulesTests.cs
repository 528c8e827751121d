using FastCluster.Testing;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

public sealed class AuthorizationRequestRulesTests
{
    [Theory]
    [Requirement("CONS-02")]
    [InlineData(CommunityProfile.Ssraa11)]
    [InlineData(CommunityProfile.Ssraa20)]
    [InlineData(CommunityProfile.Tefca)]
    public void Judge_GoodRequest_IsAccepted(CommunityProfile profile)
    {
        var request = Accept(Valid(), policy: Policy(profile));

        Assert.Equal("code-client", request.ClientId);
        Assert.Equal(new CodeBinding(RedirectUri, IsRedirectUriSent: true, Challenge), request.Binding);
        Assert.Equal("s-1", request.State);
        Assert.Equal("user/Patient.rs", request.Scopes.ToString());
        Assert.Equal((Prompts.None, false), (request.Prompts, request.IsTiered));
    }

    [Theory]
    [Requirement("CONS-17")]
    [InlineData("response_type", "code")]
    [InlineData("scope", "user/Patient.rs")]
    [InlineData("code_challenge", Challenge)]
    [InlineData("prompt", "none")]
    [InlineData("idp", "https://idp.test")]
    [InlineData("aud", BaseUrl)]
    public void Judge_RepeatedParameter_IsRefusedWithState(string name, string value)
    {
        KeyValuePair<string, string>[] twice = [KeyValuePair.Create(name, value), KeyValuePair.Create(name, value)];

        var outcome = Judge([.. With(name, null), .. twice]);

        Assert.Equal(
            new AuthorizationRequestOutcome.Redirected(
                RejectionReason.AuthorizationParameterRepeated,
                RedirectUri,
                "s-1"
            ),
            outcome
        );
    }

    [Fact]
    [Requirement("CONS-07")]
    [Requirement("CONS-17")]
    public void Judge_RepeatedState_ReturnsNone() =>
        Assert.Equal(
            new AuthorizationRequestOutcome.Redirected(
                RejectionReason.AuthorizationParameterRepeated,
                RedirectUri,
                State: null
            ),
            Judge(Valid().Append(KeyValuePair.Create("state", "s-2")))
        );

    [Fact]
    [Requirement("CONS-17")]
    public void Judge_UnknownParameters_AreIgnoredEvenWhenRepeated()
    {
        KeyValuePair<string, string>[] unknown = [new("launch", "x"), new("launch", "y"), new("display", "page")];

        Assert.Equal(RejectionReason.None, Redirected([.. Valid(), .. unknown]));
    }

    [Theory]
    [Requirement("CONS-07")]
    [InlineData(2048, RejectionReason.None)]
    [InlineData(2049, RejectionReason.AuthorizationParameterTooLong)]
    public void Judge_State_IsBounded(int length, RejectionReason expected) =>
        Assert.Equal(expected, Redirected(With("state", new string('&', length))));

    [Fact]
    [Requirement("CONS-07")]
    public void Judge_StateThatIsTooLong_IsNotReturned()
    {
        var outcome = Judge(With("state", new string('s', 2049)));

        Assert.Null(Assert.IsType<AuthorizationRequestOutcome.Redirected>(outcome).State);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("login_hint")]
    [InlineData("ui_locales")]
    [InlineData("idp")]
    [InlineData("resource")]
    public void Judge_ValueThatIsTooLong_IsRefused(string name) =>
        Assert.Equal(
            RejectionReason.AuthorizationParameterTooLong,
            Redirected(With(name, new string('x', AuthorizationParameters.MaximumValueBytes + 1)))
        );

    [Fact]
    public void Judge_SeventeenResources_AreRefused()
    {
        var resources = Enumerable.Repeat(KeyValuePair.Create("resource", BaseUrl), 17);

        Assert.Equal(RejectionReason.AuthorizationParameterTooLong, Redirected([.. Valid(), .. resources]));
    }

    [Theory]
    [Requirement("CONS-02")]
    [InlineData(null, RejectionReason.ResponseTypeMissing)]
    [InlineData("", RejectionReason.ResponseTypeMissing)]
    [InlineData("token", RejectionReason.ResponseTypeUnsupported)]
    [InlineData("id_token", RejectionReason.ResponseTypeUnsupported)]
    [InlineData("code token", RejectionReason.ResponseTypeUnsupported)]
    [InlineData("Code", RejectionReason.ResponseTypeUnsupported)]
    public void Judge_OtherResponseType_IsRefused(string? type, RejectionReason expected) =>
        Assert.Equal(expected, Redirected(With("response_type", type)));

    [Theory]
    [Requirement("CONS-02")]
    [InlineData("query", RejectionReason.None)]
    [InlineData("fragment", RejectionReason.ResponseModeUnsupported)]
    [InlineData("form_post", RejectionReason.ResponseModeUnsupported)]
    public void Judge_ResponseMode_IsQuery(string mode, RejectionReason expected) =>
        Assert.Equal(expected, Redirected(With("response_mode", mode)));

    [Theory]
    [Requirement("CONS-23")]
    [Requirement("CONS-24")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", RejectionReason.RequestObjectUnsupported)]
    [InlineData("request_uri", "https://client-a.test/r", RejectionReason.RequestUriUnsupported)]
    public void Judge_RequestObject_IsRefused(string name, string value, RejectionReason expected) =>
        Assert.Equal(expected, Redirected(With(name, value)));

    [Fact]
    [Requirement("CONS-11")]
    public void Judge_GrantThatIsNotRegistered_IsRefused() =>
        Assert.Equal(
            RejectionReason.GrantTypeNotRegistered,
            Redirected(Valid(), Client with { GrantTypes = [GrantType.ClientCredentials] })
        );

    [Theory]
    [Requirement("CONS-06")]
    [InlineData(CommunityProfile.Ssraa11, null, RejectionReason.None)]
    [InlineData(CommunityProfile.Ssraa20, null, RejectionReason.StateMissing)]
    [InlineData(CommunityProfile.Tefca, null, RejectionReason.StateMissing)]
    [InlineData(CommunityProfile.Ssraa11, true, RejectionReason.StateMissing)]
    [InlineData(CommunityProfile.Ssraa20, false, RejectionReason.None)]
    public void Judge_NoState_IsDecidedByProfileAndPolicy(
        CommunityProfile profile,
        bool? isRequired,
        RejectionReason expected
    )
    {
        var policy = Policy(profile) with { Codes = new() { RequireState = isRequired } };

        Assert.Equal(expected, Redirected(With("state", null), policy: policy));
    }

    [Theory]
    [Requirement("CONS-08")]
    [InlineData(CommunityProfile.Ssraa11, null, RejectionReason.None)]
    [InlineData(CommunityProfile.Ssraa20, null, RejectionReason.ChallengeMissing)]
    [InlineData(CommunityProfile.Tefca, null, RejectionReason.ChallengeMissing)]
    [InlineData(CommunityProfile.Ssraa11, true, RejectionReason.ChallengeMissing)]
    [InlineData(CommunityProfile.Ssraa20, false, RejectionReason.None)]
    public void Judge_NoChallenge_IsDecidedByProfileAndPolicy(
        CommunityProfile profile,
        bool? isRequired,
        RejectionReason expected
    )
    {
        var policy = Policy(profile) with { Codes = new() { RequireChallenge = isRequired } };
        var request = With("code_challenge", null);
        request.Remove("code_challenge_method");

        Assert.Equal(expected, Redirected(request, policy: policy));
    }

    [Theory]
    [Requirement("CONS-05")]
    [InlineData(CommunityProfile.Ssraa11, null, RejectionReason.None)]
    [InlineData(CommunityProfile.Ssraa20, null, RejectionReason.ScopeRequired)]
    [InlineData(CommunityProfile.Tefca, null, RejectionReason.None)]
    [InlineData(CommunityProfile.Ssraa11, true, RejectionReason.ScopeRequired)]
    [InlineData(CommunityProfile.Ssraa20, false, RejectionReason.None)]
    public void Judge_NoScope_IsDecidedByProfileAndPolicy(
        CommunityProfile profile,
        bool? isRequired,
        RejectionReason expected
    )
    {
        var policy = Policy(profile) with { Codes = new() { RequireScope = isRequired } };

        Assert.Equal(expected, Redirected(With("scope", null), policy: policy));
        Assert.Equal(expected, Redirected(With("scope", "  "), policy: policy));
    }

    /// <summary>Each request breaks two rules; the earlier one is told.</summary>
    [Theory]
    [InlineData("request", "response_type", RejectionReason.RequestObjectUnsupported)]
    [InlineData("response_type", "state", RejectionReason.ResponseTypeUnsupported)]
    [InlineData("state", "code_challenge", RejectionReason.StateMissing)]
    [InlineData("code_challenge", "scope", RejectionReason.ChallengeSyntax)]
    [InlineData("scope", "prompt", RejectionReason.ScopeNoneSupported)]
    [InlineData("prompt", "aud", RejectionReason.PromptInvalid)]
    public void Judge_TwoFaults_TellsTheEarlier(string first, string second, RejectionReason expected)
    {
        var request = With(first, first == "state" ? "" : "user/Mars.rs");
        request[second] = second == "state" ? "" : "user/Mars.rs";

        Assert.Equal(expected, Redirected(request));
    }
}
