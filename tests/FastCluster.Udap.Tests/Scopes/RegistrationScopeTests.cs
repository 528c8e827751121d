using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.Scopes.ScopeCases;

namespace FastCluster.Udap.Tests.Scopes;

public sealed class RegistrationScopeTests
{
    [Theory]
    [Requirement("SCOPE-09")]
    [Requirement("REG-24")]
    [InlineData("system/Patient.rs", "system/Patient.rs")]
    [InlineData("system/Patient.rs system/Mars.cud", "system/Patient.rs")]
    [InlineData("system/Patient.cruds", "system/Patient.rs")]
    [InlineData("acme", "acme")]
    [InlineData("unknown", nameof(RejectionReason.ScopeNoneSupported))]
    [InlineData("system/Mars.cud", nameof(RejectionReason.ScopeNoneSupported))]
    [InlineData("system/Patient.sr", nameof(RejectionReason.ScopeNoneSupported))]
    public void NegotiateRegistration_Credentials_GrantsWhatIsSupported(string asked, string expected) =>
        Assert.Equal(expected, Describe(Register(Policy(), asked, GrantType.ClientCredentials)));

    [Theory]
    [Requirement("SCOPE-16")]
    [Requirement("REG-38")]
    [InlineData(GrantType.ClientCredentials, "system/Patient.rs user/Patient.rs openid udap", "system/Patient.rs")]
    [InlineData(GrantType.ClientCredentials, "patient/Patient.read", nameof(RejectionReason.ScopeNoneGrantable))]
    [InlineData(GrantType.ClientCredentials, "offline_access", nameof(RejectionReason.ScopeNoneGrantable))]
    [InlineData(GrantType.AuthorizationCode, "system/Patient.rs user/Patient.rs udap", "user/Patient.rs udap")]
    [InlineData(GrantType.AuthorizationCode, "system/Patient.rs", nameof(RejectionReason.ScopeNoneGrantable))]
    public void NegotiateRegistration_ContextOfTheOtherGrant_IsNotGranted(
        GrantType grant,
        string asked,
        string expected
    ) => Assert.Equal(expected, Describe(Register(Policy(), asked, grant)));

    [Fact]
    public void NegotiateRegistration_ContextRuleOff_GrantsAnyContext() =>
        Assert.Equal(
            "user/Patient.rs",
            Describe(
                Register(Policy() with { BindContextToGrant = false }, "user/Patient.rs", GrantType.ClientCredentials)
            )
        );

    [Theory]
    [Requirement("TEF-11")]
    [InlineData("user/Patient.rs", false, nameof(RejectionReason.ScopeUserWithoutUser))]
    [InlineData("user/Patient.rs system/Patient.rs", false, nameof(RejectionReason.ScopeUserWithoutUser))]
    [InlineData("user/Patient.rs", true, nameof(RejectionReason.ScopeUserWithoutUserAsScope))]
    [InlineData("system/Patient.rs", false, "system/Patient.rs")]
    public void NegotiateRegistration_TefcaUserScopeWithoutUser_IsRefused(string asked, bool asScope, string expected)
    {
        var policy = CommunityPolicy.For(CommunityProfile.Tefca).Scopes with
        {
            Supported = Policy().Supported,
            AnswerUserScopeWithInvalidScope = asScope,
        };

        Assert.Equal(expected, Describe(Register(policy, asked, GrantType.ClientCredentials)));
    }

    [Theory]
    [Requirement("SCOPE-03")]
    [Requirement("SCOPE-05")]
    [InlineData("system/Patient.rs", "system/*.rs")]
    [InlineData("system/Patient.rs", "system/Patient.rs system/*.cruds")]
    [InlineData("system/Patient.rs user/*.rs", "system/*.rs")]
    [InlineData("system/*.rs", "system/*.cud")]
    [InlineData("system/Patient.rs", "system/Patient.*")]
    [InlineData("system/*.rs", "system/Patient.rs system/*.sr")]
    public void NegotiateRegistration_UnsupportedWildcard_RefusesAll(string supported, string asked) =>
        Assert.Equal(
            nameof(RejectionReason.ScopeWildcardUnsupported),
            Describe(Register(Policy(supported), asked, GrantType.ClientCredentials))
        );

    [Theory]
    [Requirement("SCOPE-01")]
    [Requirement("SCOPE-04")]
    [InlineData("system/*.rs", "system/*.rs", "system/*.rs")]
    [InlineData("system/*.rs", "system/*.r", "system/*.r")]
    [InlineData("system/*.rs", "system/*.cruds", "system/*.rs")]
    [InlineData("system/*.rs", "system/*.read", "system/*.read")]
    [InlineData("system/*.cruds", "system/Observation.*", "system/Observation.*")]
    [InlineData("system/Observation.read system/Observation.write", "system/Observation.*", "system/Observation.*")]
    [InlineData("system/*.*", "system/Observation.read", "system/Observation.read")]
    public void NegotiateRegistration_SupportedWildcard_EqualsItsExpansion(
        string supported,
        string asked,
        string expected
    ) => Assert.Equal(expected, Describe(Register(Policy(supported), asked, GrantType.ClientCredentials)));

    [Theory]
    [Requirement("SCOPE-01")]
    [Requirement("SCOPE-09")]
    [InlineData("system/*.rs", "system/Goal.rs system/Mars.rs", "system/Goal.rs")]
    [InlineData("system/*.rs", "system/Mars.rs", nameof(RejectionReason.ScopeNoneSupported))]
    [InlineData("system/*.rs system/Mars.r", "system/Mars.rs", "system/Mars.rs")]
    public void NegotiateRegistration_ResourceTypeUnderWildcard_MustExist(
        string supported,
        string asked,
        string expected
    ) => Assert.Equal(expected, Describe(Register(Policy(supported), asked, GrantType.ClientCredentials)));

    [Fact]
    public void NegotiateRegistration_Ceiling_LimitsItsGrantAlone()
    {
        var policy = Policy() with { ClientCredentialsCeiling = ["system/Patient.r"] };

        Assert.Equal("system/Patient.r", Describe(Register(policy, "system/Patient.rs", GrantType.ClientCredentials)));
        Assert.Equal("user/Patient.rs", Describe(Register(policy, "user/Patient.rs", GrantType.AuthorizationCode)));
    }
}
