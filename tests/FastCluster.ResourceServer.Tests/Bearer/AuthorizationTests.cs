using FastCluster.ResourceServer.Authorization;
using FastCluster.Udap.AccessTokens;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Rejections;
using FastCluster.Udap.Scopes;
using Microsoft.AspNetCore.Authorization;

namespace FastCluster.ResourceServer.Tests.Bearer;

public sealed class AuthorizationTests
{
    private const string Hl7 = "urn:oid:2.16.840.1.113883.5.8#";
    private const string Tefca = "urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#";

    [Theory]
    [InlineData("system/*.rs", "system/Observation.rs", true)]
    [InlineData("system/Observation.read", "system/Observation.rs", true)]
    [InlineData("system/Observation.cruds", "system/Observation.read", true)]
    [InlineData("system/Observation.r", "system/Observation.rs", false)]
    [InlineData("user/Observation.rs", "system/Observation.rs", false)]
    [InlineData("system/Observation.rs?category=vital-signs", "system/Observation.rs", false)]
    [InlineData("", "system/Observation.rs", false)]
    [Requirement("AT-11")]
    public void HasScope_ByGrantedScopes_FollowsTheRulesOfSmart(string granted, string needed, bool expected) =>
        Assert.Equal(expected, Of(granted).HasScope(needed));

    [Theory]
    [InlineData(Hl7 + "TREAT", "TREAT", true)]
    [InlineData(Tefca + "T-TREAT", "T-TREAT", true)]
    [InlineData(Hl7 + "TREAT", Hl7 + "TREAT", true)]
    [InlineData("TREAT", "TREAT", true)]
    [InlineData("urn:other#TREAT", "TREAT", false)]
    [InlineData("urn:other#TREAT", "urn:other#TREAT", true)]
    [InlineData(Hl7 + "ETREAT", "TREAT", false)]
    [InlineData(Hl7 + "treat", "TREAT", false)]
    [Requirement("B2B-18")]
    public void IsForPurpose_ByStatedPurpose_ComparesCodeAndSystem(string stated, string allowed, bool expected) =>
        Assert.Equal(expected, Of("", stated).IsForPurpose(allowed));

    [Fact]
    [Requirement("B2B-18")]
    public void IsForPurpose_OneOfSeveralIsNotAllowed_IsRefused()
    {
        var authorization = Of("", Hl7 + "TREAT", Hl7 + "HMARKT");

        Assert.False(authorization.IsForPurpose("TREAT"));
        Assert.True(authorization.IsForPurpose("HMARKT", "TREAT"));
    }

    [Fact]
    [Requirement("B2B-18")]
    public void IsForPurpose_NoneIsStated_IsRefused() => Assert.False(Of("").IsForPurpose("TREAT"));

    [Theory]
    [InlineData("")]
    [InlineData("system/Patient.sr")]
    [InlineData("two scopes")]
    public void RequireScope_WithSomethingElse_IsRefusedWhenItIsConfigured(string scope) =>
        Assert.Throws<ArgumentException>(() => new AuthorizationPolicyBuilder().RequireScope(scope));

    [Fact]
    public void Requirements_WithoutAnything_AreRefusedWhenTheyAreConfigured()
    {
        Assert.Throws<ArgumentException>(() => new AuthorizationPolicyBuilder().RequireScope());
        Assert.Throws<ArgumentException>(() => new AuthorizationPolicyBuilder().RequirePurpose());
        Assert.Throws<ArgumentException>(() => new AuthorizationPolicyBuilder().RequirePurpose(" "));
    }

    [Fact]
    [Requirement("AT-07")]
    public void Identity_OfAToken_HasItsClaimsAndKeepsItsAuthorizationWhenCloned()
    {
        var identity = new FastClusterIdentity(Of("system/Patient.rs system/Observation.rs", Hl7 + "TREAT"));

        var clone = Assert.IsType<FastClusterIdentity>(identity.Clone());

        Assert.Same(identity.Authorization, clone.Authorization);
        Assert.Equal("c", clone.Name);
        Assert.Equal(["system/Patient.rs", "system/Observation.rs"], clone.FindAll("scope").Select(one => one.Value));
        Assert.Equal([Hl7 + "TREAT"], clone.FindAll("purpose_of_use").Select(one => one.Value));
        Assert.All(clone.Claims, claim => Assert.Equal("https://as.test", claim.Issuer));
    }

    private static FastClusterAuthorization Of(string scopes, params string[] purposes)
    {
        Assert.Equal(RejectionReason.None, ScopeSet.TryParse(scopes, out var set));
        var claims = new AccessTokenClaims
        {
            Issuer = "https://as.test",
            Subject = "c",
            ClientId = "c",
            Audience = ["https://fhir.test"],
            IssuedAt = TestCommunity.Now,
            ExpiresAt = TestCommunity.Now.AddMinutes(5),
            JwtId = TokenIdentifier.Format(1),
            Community = "urn:test",
            Context = new AssertedContext { PurposeOfUse = [.. purposes] },
            FamilyId = TokenIdentifier.Format(2),
            Entities = [],
            LeafThumbprint = new byte[32],
        };
        return new(claims, set);
    }
}
