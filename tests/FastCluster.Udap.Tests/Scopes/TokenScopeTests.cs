using System.Collections.Immutable;
using FastCluster.Testing;
using FastCluster.Udap.Grants;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;
using Xunit;
using static FastCluster.Udap.Tests.Scopes.ScopeCases;

namespace FastCluster.Udap.Tests.Scopes;

public sealed class TokenScopeTests
{
    private const string Treatment = "urn:oid:2.16.840.1.113883.5.8#TREAT";

    [Theory]
    [Requirement("SCOPE-08")]
    [Requirement("SCOPE-11")]
    [InlineData("system/Patient.rs", "system/Patient.rs system/Mars.cud", "system/Patient.rs")]
    [InlineData("system/Patient.rs", "system/Patient.rs system/Observation.rs", "system/Patient.rs")]
    [InlineData("system/Patient.rs", "mars", nameof(RejectionReason.ScopeNoneSupported))]
    [InlineData("system/Patient.rs", "system/Observation.rs", nameof(RejectionReason.ScopeNoneGrantable))]
    public void NegotiateToken_PartlyAllowed_GrantsThatPart(string registered, string asked, string expected) =>
        Assert.Equal(expected, Describe(Token(Policy(), asked, registered)));

    [Theory]
    [Requirement("TOK-17")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void NegotiateToken_NothingAsked_GrantsTheRegisteredSetAndSaysSo(string? asked)
    {
        var granted = Assert.IsType<ScopeOutcome.Granted>(Token(Policy(), asked, "system/Patient.rs acme"));

        Assert.Equal("system/Patient.rs acme", granted.Scopes.ToString());
        Assert.True(granted.DiffersFromAsked);
    }

    [Fact]
    [Requirement("TOK-17")]
    public void NegotiateToken_ScopeDemanded_RefusesItsAbsence()
    {
        var policy = Policy() with { RequireScopeParameter = true };

        Assert.Equal(nameof(RejectionReason.ScopeRequired), Describe(Token(policy, null, "system/Patient.rs")));
        Assert.Equal("system/Patient.rs", Describe(Token(policy, "system/Patient.rs", "system/Patient.rs")));
    }

    [Theory]
    [Requirement("SCOPE-07")]
    [InlineData("acme system/Patient.rs", false)]
    [InlineData("system/Patient.rs acme", false)]
    [InlineData("system/Patient.rs acme mars", true)]
    [InlineData("system/Patient.cruds acme", true)]
    public void NegotiateToken_Grant_TellsWhetherItDiffersFromAsked(string asked, bool expected) =>
        Assert.Equal(
            expected,
            Assert.IsType<ScopeOutcome.Granted>(Token(Policy(), asked, "system/Patient.rs acme")).DiffersFromAsked
        );

    [Theory]
    [Requirement("SCOPE-13")]
    [InlineData("system/*.rs", "system/*.rs", "system/Patient.cruds", "system/Patient.rs")]
    [InlineData("system/*.rs", "system/Patient.r system/Patient.s", "system/Patient.rs", "system/Patient.rs")]
    [InlineData("system/*.rs", "system/Patient.rs system/Goal.r", "system/*.rs", "system/Patient.rs system/Goal.r")]
    [InlineData("system/*.rs", "system/*.r system/Goal.rs", "system/*.rs", "system/*.r system/Goal.rs")]
    [InlineData("system/*.rs", "system/*.rs system/Goal.rs", "system/*.cruds", "system/*.rs")]
    [InlineData("system/*.rs", "system/Goal.rs?a=1", "system/Goal.rs", "system/Goal.rs?a=1")]
    [InlineData("system/*.rs", "system/Goal.rs?a=1", "system/Goal.r?b=2", "system/Goal.r?b=2&a=1")]
    [InlineData("system/*.rs", "system/Goal.rs", "system/Goal.rs?a=1", "system/Goal.rs?a=1")]
    public void NegotiateToken_Overlap_IsNeverWiderThanEither(
        string supported,
        string registered,
        string asked,
        string expected
    ) => Assert.Equal(expected, Describe(Token(Policy(supported), asked, registered)));

    [Theory]
    [Requirement("SCOPE-14")]
    [InlineData("system/*.rs", "system/Patient.read", "system/Patient.read")]
    [InlineData("system/*.rs", "system/Patient.rs", "system/Patient.rs")]
    [InlineData("system/*.rs", "system/*.*", "system/*.read")]
    [InlineData("system/*.r", "system/Patient.read", "system/Patient.r")]
    public void NegotiateToken_Vocabulary_IsThatOfTheAsker(string supported, string asked, string expected) =>
        Assert.Equal(expected, Describe(Token(Policy(supported), asked, "system/*.cruds")));

    [Theory]
    [Requirement("SCOPE-17")]
    [InlineData("openid udap", "openid")]
    [InlineData("udap", nameof(RejectionReason.ScopeNoneGrantable))]
    public void NegotiateToken_Udap_IsNeverGranted(string asked, string expected) =>
        Assert.Equal(expected, Describe(Token(Policy(), asked, "openid udap", GrantType.AuthorizationCode)));

    [Fact]
    public void NegotiateToken_PurposeCeiling_LimitsThatPurposeAlone()
    {
        var policy = Policy() with
        {
            PurposeCeilings = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
                Treatment,
                ["system/Goal.r"]
            ),
        };

        Assert.Equal("system/Goal.r", Describe(Token(policy, null, "system/*.rs", purposes: [Treatment])));
        Assert.Equal("system/*.rs", Describe(Token(policy, null, "system/*.rs", purposes: ["other"])));
    }

    [Fact]
    public void NegotiateToken_ForbiddenCharacter_IsRefused() =>
        Assert.Equal(nameof(RejectionReason.ScopeCharacters), Describe(Token(Policy(), "a\tb", "acme")));

    [Fact]
    public void NegotiateToken_OverlapThatExplodes_IsRefused()
    {
        var asked = string.Join(' ', Enumerable.Range(0, 100).Select(one => $"system/Goal.rs?a={one}"));
        var registered = string.Join(' ', Enumerable.Range(0, 100).Select(one => $"system/Goal.rs?b={one}"));

        Assert.Equal(nameof(RejectionReason.ScopeTooLong), Describe(Token(Policy(), asked, registered)));
    }

    [Theory]
    [Requirement("REF-04")]
    [InlineData("user/Patient.rs", "user/Patient.r", "user/Patient.r")]
    [InlineData("user/Patient.rs", null, "user/Patient.rs")]
    [InlineData("user/Patient.rs", "user/Patient.rs user/Goal.rs", nameof(RejectionReason.ScopeBeyondGrant))]
    [InlineData("user/Patient.r", "user/Patient.rs", nameof(RejectionReason.ScopeBeyondGrant))]
    public void NegotiateRefresh_Scope_OnlyShrinks(string original, string? asked, string expected) =>
        Assert.Equal(expected, Describe(ScopeNegotiator.NegotiateRefresh(asked, Set(original))));
}
