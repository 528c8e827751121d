using FastCluster.Testing;
using FastCluster.Udap.AuthorizationRequests;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;
using FastCluster.Udap.Tests.Scopes;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationRequests.AuthorizationCases;

namespace FastCluster.Udap.Tests.AuthorizationRequests;

/// <summary>Requests at a server that says who people are; see <see cref="IdentityRequestRules"/>.</summary>
public sealed class IdentityRequestTests
{
    private const string Issuer = "https://as.test";

    [Theory]
    [Requirement("TIER-39")]
    [InlineData("openid udap", "openid", RejectionReason.IdentityScopesMissing)]
    [InlineData("openid udap profile", "profile udap", RejectionReason.IdentityScopesMissing)]
    [InlineData("openid udap", "openid udap", RejectionReason.None)]
    [InlineData("openid udap profile", "openid udap profile", RejectionReason.None)]
    [InlineData("openid udap user/Patient.rs", "openid", RejectionReason.None)]
    [InlineData("openid profile", "openid", RejectionReason.None)]
    [InlineData("openid udap custom", "openid", RejectionReason.None)]
    public void DataHolder_IsKnownByItsRegistrationAndAsksForBoth(
        string registered,
        string asked,
        RejectionReason expected
    ) => Assert.Equal(expected, ReasonOf(JudgeHere(registered, asked)));

    [Fact]
    [Requirement("TIER-39")]
    public void DataHolder_AtAServerThatNamesNobody_IsAnAppLikeOthers() =>
        Assert.Equal(RejectionReason.None, ReasonOf(JudgeHere("openid udap", "openid", isIdentityProvider: false)));

    [Theory]
    [Requirement("TIER-40")]
    [Requirement("SCOPE-17")]
    [InlineData("openid udap offline_access", "openid", true)]
    [InlineData("openid udap profile", "openid profile", true)]
    [InlineData("openid udap user/Patient.rs offline_access", "openid user/Patient.rs offline_access", false)]
    [InlineData("openid offline_access", "openid offline_access", false)]
    public void Request_ForNothingButAnIdentity_LosesWhatIsNotItsBusiness(
        string asked,
        string granted,
        bool isForIdentity
    )
    {
        var request = Request("openid udap profile offline_access user/Patient.rs", asked);

        Assert.Equal(isForIdentity, request.IsForIdentity);
        Assert.Equal(granted, $"{request.Scopes}");
        Assert.Equal(!isForIdentity, request.MayRefresh);
        Assert.Equal(isForIdentity ? [Issuer] : [], request.Audience.ToArray());
        Assert.True(request.DiffersFromAsked || !isForIdentity);
    }

    [Theory]
    [Requirement("SCOPE-17")]
    [InlineData("resource", BaseUrl, RejectionReason.ResourceUnknown)]
    [InlineData("aud", BaseUrl, RejectionReason.ResourceUnknown)]
    [InlineData("resource", Issuer, RejectionReason.None)]
    public void Request_ForAnIdentity_IsForThisServerAlone(string name, string value, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeHere("openid udap", "openid udap", more: (name, value))));

    private static AuthorizationRequest Request(string registered, string asked) =>
        Assert.IsType<AuthorizationRequestOutcome.Accepted>(JudgeHere(registered, asked)).Request;

    private static AuthorizationRequestOutcome JudgeHere(
        string registered,
        string asked,
        bool isIdentityProvider = true,
        (string Name, string Value)? more = null
    )
    {
        var policy = CommunityPolicy.For(CommunityProfile.Ssraa20);
        policy = policy with
        {
            Scopes = policy.Scopes with { Supported = [.. $"{Supported} profile custom".Split(' ')] },
        };
        var rules = new AuthorizationRequestRules(policy, new ScopeNegotiator(policy.Scopes));
        var parameters = With("scope", asked);
        if (more is var (name, value))
        {
            parameters[name] = value;
        }

        var client = Client with { Scopes = ScopeCases.Set(registered) };
        var own = new PublicAddresses(Issuer, [Issuer, BaseUrl]) { IsIdentityProvider = isIdentityProvider };
        return rules.Judge(Read(parameters), client, own);
    }

    private static RejectionReason ReasonOf(AuthorizationRequestOutcome outcome) =>
        outcome is AuthorizationRequestOutcome.Redirected(var reason, RedirectUri, "s-1")
            ? reason
            : RejectionReason.None;
}
