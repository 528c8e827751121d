using FastCluster.Testing;
using FastCluster.Udap.Scopes;
using Xunit;

namespace FastCluster.Udap.Tests.Scopes;

public sealed class ScopeTokenTests
{
    [Theory]
    [Requirement("SCOPE-12")]
    [InlineData("patient/Patient.read", ScopeContext.Patient, "Patient", ScopeLetters.AllRead)]
    [InlineData("user/Observation.write", ScopeContext.User, "Observation", ScopeLetters.AllWrite)]
    [InlineData("system/*.*", ScopeContext.System, "*", ScopeLetters.All)]
    [InlineData("system/Patient.rs", ScopeContext.System, "Patient", ScopeLetters.AllRead)]
    [InlineData("system/Patient.cruds", ScopeContext.System, "Patient", ScopeLetters.All)]
    [InlineData("system/Patient.c", ScopeContext.System, "Patient", ScopeLetters.Create)]
    [InlineData("user/*.cu", ScopeContext.User, "*", ScopeLetters.Create | ScopeLetters.Update)]
    public void Of_DataScope_IsRead(string text, ScopeContext context, string resource, ScopeLetters letters)
    {
        var token = Token(text);

        Assert.Equal(
            (ScopeKind.Data, context, resource, letters),
            (token.Kind, token.Context, token.Resource, token.Letters)
        );
    }

    [Theory]
    [Requirement("SCOPE-12")]
    [InlineData("system/Patient.sr")]
    [InlineData("system/Patient.rr")]
    [InlineData("system/Patient.x")]
    [InlineData("system/Patient.")]
    [InlineData("system/Patient")]
    [InlineData("system/.rs")]
    [InlineData("system/patient.rs")]
    [InlineData("system/Pat-ient.rs")]
    [InlineData("system/P*.rs")]
    [InlineData("system/Patient.READ")]
    [InlineData("system/Patient.rs.rs")]
    [InlineData("system/Patient.read?a=1")]
    [InlineData("system/Patient.rs?")]
    [InlineData("system/Patient.rs?a")]
    [InlineData("system/Patient.rs?=1")]
    [InlineData("system/Patient.rs?a=")]
    [InlineData("system/Patient.rs?a=1&")]
    [InlineData("system/Patient.rs?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1")]
    public void Of_NearlyADataScope_IsMalformed(string text) => Assert.Equal(ScopeKind.Malformed, Token(text).Kind);

    [Fact]
    [Requirement("SCOPE-12")]
    public void Of_QueryScope_KeepsItsConstraints()
    {
        var token = Token("patient/Observation.rs?category=http://t.test|lab&status=final");

        Assert.Equal(["category=http://t.test|lab", "status=final"], token.Query.ToArray());
    }

    [Theory]
    [InlineData("openid", ScopeKind.Session)]
    [InlineData("fhirUser", ScopeKind.Session)]
    [InlineData("offline_access", ScopeKind.Session)]
    [InlineData("launch", ScopeKind.Session)]
    [InlineData("launch/patient", ScopeKind.Session)]
    [InlineData("udap", ScopeKind.Udap)]
    [InlineData("acme", ScopeKind.Other)]
    [InlineData("acme/thing.rs", ScopeKind.Other)]
    public void Of_OtherScope_HasItsKind(string text, ScopeKind kind) => Assert.Equal(kind, Token(text).Kind);

    [Theory]
    [Requirement("SCOPE-15")]
    [InlineData("SYSTEM/Patient.rs")]
    [InlineData("System/Patient.rs")]
    [InlineData("OpenId")]
    public void Of_OtherCase_IsAnotherScope(string text) => Assert.Equal(ScopeKind.Other, Token(text).Kind);

    [Theory]
    [Requirement("SCOPE-13")]
    [InlineData("system/*.rs", "system/Patient.r", true)]
    [InlineData("system/Patient.rs", "system/Patient.rs?a=1", true)]
    [InlineData("system/Patient.rs?a=1", "system/Patient.r?b=2&a=1", true)]
    [InlineData("openid", "openid", true)]
    [InlineData("system/Patient.r", "system/Patient.rs", false)]
    [InlineData("system/Patient.rs", "system/*.rs", false)]
    [InlineData("system/Patient.rs", "user/Patient.rs", false)]
    [InlineData("system/Patient.rs", "system/Observation.rs", false)]
    [InlineData("system/Patient.rs?a=1", "system/Patient.rs", false)]
    [InlineData("system/Patient.rs?a=1", "system/Patient.rs?a=2", false)]
    [InlineData("system/Patient.sr", "system/Patient.sr", false)]
    [InlineData("openid", "fhirUser", false)]
    public void Covers_Other_OnlyWhatIsNotWider(string scope, string other, bool expected) =>
        Assert.Equal(expected, Token(scope).Covers(Token(other)));

    [Theory]
    [Requirement("SCOPE-14")]
    [InlineData("patient/Patient.read", "patient/Patient.rs")]
    [InlineData("patient/Patient.write", "patient/Patient.cud")]
    [InlineData("patient/Patient.*", "patient/Patient.cruds")]
    public void Covers_BothVocabularies_AreEqual(string version1, string version2)
    {
        Assert.True(Token(version1).Covers(Token(version2)));
        Assert.True(Token(version2).Covers(Token(version1)));
    }

    [Theory]
    [Requirement("SCOPE-01")]
    [InlineData("system/*.rs", true)]
    [InlineData("patient/Observation.*", true)]
    [InlineData("system/*.sr", true)]
    [InlineData("patient/Observation.cruds", false)]
    [InlineData("patient/Observation.rs", false)]
    [InlineData("acme.*", false)]
    public void IsWildcard_Scope_IsToldFromItsForm(string text, bool expected) =>
        Assert.Equal(expected, Token(text).IsWildcard);

    private static ScopeToken Token(string text) => ScopeSet.Of([text]).Tokens[0];
}
