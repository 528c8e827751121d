using System.Collections.Immutable;
using FastCluster.Testing;
using FastCluster.Udap.Communities;
using Xunit;

namespace FastCluster.Udap.Tests.Communities;

public sealed class CommunityPolicyTests
{
    [Fact]
    [Requirement("TEF-02")]
    public void For_Tefca_RequiresTheBasicAppCertification()
    {
        var certifications = CommunityPolicy.For(CommunityProfile.Tefca).Certifications;

        Assert.Equal(
            ["https://rce.sequoiaproject.org/udap/profiles/basic-app-certification"],
            certifications.Required.ToArray()
        );
        Assert.Equal(certifications.Required.ToArray(), certifications.Supported.ToArray());
    }

    [Theory]
    [InlineData(CommunityProfile.Ssraa11)]
    [InlineData(CommunityProfile.Ssraa20)]
    [InlineData(CommunityProfile.Tefca)]
    public void For_AnyProfile_NeedsOnlyScopes(CommunityProfile profile)
    {
        var policy = CommunityPolicy.For(profile);

        Assert.Equal("Scopes.Supported", Assert.Single(CommunityPolicyRules.Check(policy)).Setting);
        Assert.Equal(profile, policy.Profile);
    }

    [Fact]
    public void For_UnknownProfile_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CommunityPolicy.For((CommunityProfile)9));

    [Theory]
    [Requirement("JWT-10")]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    [InlineData(-1, false)]
    public void Check_ClockSkew_IsBounded(int seconds, bool isRight) =>
        AssertFault("ClockSkew", isRight, Valid() with { ClockSkew = TimeSpan.FromSeconds(seconds) });

    [Theory]
    [Requirement("TOK-21")]
    [InlineData(1000, true)]
    [InlineData(3_600_000, true)]
    [InlineData(3_601_000, false)]
    [InlineData(1500, false)]
    [InlineData(0, false)]
    public void Check_AccessTokenLifetime_IsAtMostOneHour(int milliseconds, bool isRight) =>
        AssertFault(
            "Tokens.AccessTokenLifetime",
            isRight,
            Valid() with
            {
                Tokens = new() { AccessTokenLifetime = TimeSpan.FromMilliseconds(milliseconds) },
            }
        );

    [Theory]
    [Requirement("AZA-08")]
    [InlineData(60, true)]
    [InlineData(3600, true)]
    [InlineData(59, false)]
    [InlineData(3601, false)]
    public void Check_LifetimeOfAssertions_IsAtMostOneHour(int seconds, bool isRight) =>
        AssertFault(
            "Assertions.MaximumLifetime",
            isRight,
            Valid() with
            {
                Assertions = new() { MaximumLifetime = TimeSpan.FromSeconds(seconds) },
            }
        );

    [Theory]
    [Requirement("AZA-05")]
    [InlineData("urn:hospital", "urn:hospital:1", null)]
    [InlineData("urn:hospital", "urn:hospital:*", null)]
    [InlineData("urn:hospital", "*", "Assertions.Issuers.Subjects")]
    [InlineData("urn:hospital", "", "Assertions.Issuers.Subjects")]
    [InlineData("", "urn:hospital:1", "Assertions.Issuers.Uri")]
    public void Check_IssuerOfAssertions_NamesItselfAndItsSubjects(string uri, string subject, string? setting)
    {
        var policy = Valid() with { Assertions = new() { Issuers = [new() { Uri = uri, Subjects = [subject] }] } };

        Assert.Equal(setting is null ? [] : [setting], CommunityPolicyRules.Check(policy).Select(one => one.Setting));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(-1, false)]
    public void Check_CrlGrace_IsBounded(int days, bool isRight) =>
        AssertFault(
            "Revocation.CrlGrace",
            isRight,
            Valid() with
            {
                Revocation = new() { CrlGrace = TimeSpan.FromDays(days) },
            }
        );

    [Theory]
    [Requirement("DISC-11")]
    [InlineData("https://c.test/a", true)]
    [InlineData("https://c.test/b", false)]
    public void Check_RequiredCertification_MustBeSupported(string required, bool isRight) =>
        AssertFault(
            "Certifications.Required",
            isRight,
            Valid() with
            {
                Certifications = new() { Supported = ["https://c.test/a"], Required = [required] },
            }
        );

    [Theory]
    [InlineData("hl7-b2b", true)]
    [InlineData("hl7-b2b-user", false)]
    public void Check_RequiredExtension_MustBeSupported(string supported, bool isRight) =>
        AssertFault("Extensions.Required", isRight, Valid() with { Extensions = new() { Supported = [supported] } });

    [Theory]
    [Requirement("DISC-13")]
    [InlineData("system/Patient.rs", true)]
    [InlineData("system/Patient.sr", false)]
    [InlineData("system/Patient.rs user/Patient.rs", false)]
    [InlineData("", false)]
    public void Check_SupportedScope_MustBeWellFormed(string scope, bool isRight) =>
        AssertFault("Scopes.Supported", isRight, Valid() with { Scopes = new() { Supported = [scope] } });

    [Fact]
    public void Check_LimitedPurposesWithoutAList_IsAFault() =>
        AssertFault(
            "Purposes.Lists",
            isRight: false,
            Valid() with
            {
                Purposes = new() { AllowAny = false, Lists = [] },
            }
        );

    [Theory]
    [Requirement("CONS-14")]
    [InlineData(10_000, true)]
    [InlineData(600_000, true)]
    [InlineData(9_000, false)]
    [InlineData(601_000, false)]
    [InlineData(10_500, false)]
    public void Check_CodeLifetime_IsAtMostTenMinutes(int milliseconds, bool isRight) =>
        AssertFault(
            "Codes.CodeLifetime",
            isRight,
            Valid() with
            {
                Codes = new() { CodeLifetime = TimeSpan.FromMilliseconds(milliseconds) },
            }
        );

    [Theory]
    [Requirement("REF-08")]
    [InlineData(60, true)]
    [InlineData(31_536_000, true)]
    [InlineData(59, false)]
    [InlineData(31_536_001, false)]
    public void Check_RefreshLifetimes_AreBounded(int seconds, bool isRight)
    {
        var lifetime = TimeSpan.FromSeconds(seconds);

        AssertFault(
            "Codes.RefreshAbsoluteLifetime",
            isRight,
            Valid() with
            {
                Codes = new() { RefreshAbsoluteLifetime = lifetime },
            }
        );
        AssertFault(
            "Codes.RefreshIdleLifetime",
            isRight,
            Valid() with
            {
                Codes = new() { RefreshIdleLifetime = lifetime },
            }
        );
    }

    [Theory]
    [Requirement("REF-06")]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(-1, false)]
    public void Check_RefreshGrace_IsAtMostOneMinute(int seconds, bool isRight) =>
        AssertFault(
            "Codes.RefreshGrace",
            isRight,
            Valid() with
            {
                Codes = new() { RefreshGrace = TimeSpan.FromSeconds(seconds) },
            }
        );

    [Theory]
    [InlineData(0, true)]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    [InlineData(-1, false)]
    public void Check_ConsentLifetime_IsBounded(int days, bool isRight) =>
        AssertFault(
            "Codes.ConsentLifetime",
            isRight,
            Valid() with
            {
                Codes = new() { ConsentLifetime = TimeSpan.FromDays(days) },
            }
        );

    [Fact]
    [Requirement("CONS-14")]
    [Requirement("REF-08")]
    public void Codes_Defaults_AreTheDocumentedOnes()
    {
        var codes = new CommunityPolicy().Codes;

        Assert.Equal(
            new CodePolicy
            {
                CodeLifetime = TimeSpan.FromMinutes(1),
                RefreshTokens = true,
                RefreshAbsoluteLifetime = TimeSpan.FromDays(90),
                RefreshIdleLifetime = TimeSpan.FromDays(30),
                RefreshGrace = TimeSpan.FromSeconds(10),
                ConsentLifetime = TimeSpan.FromDays(365),
            },
            codes
        );
        Assert.True(codes.RequiresOfflineAccess);
    }

    [Fact]
    public void Check_SeveralFaults_ReportsAllWithTheirValues()
    {
        var policy = Valid() with
        {
            ClockSkew = TimeSpan.FromHours(1),
            Purposes = new() { MaximumCount = 21 },
        };

        var faults = CommunityPolicyRules.Check(policy);

        Assert.Equal(["ClockSkew", "Purposes.MaximumCount"], faults.Select(fault => fault.Setting));
        Assert.Equal(["01:00:00", "21"], faults.Select(fault => fault.Value));
    }

    private static CommunityPolicy Valid() => new() { Scopes = new() { Supported = ["system/Patient.rs"] } };

    private static void AssertFault(string setting, bool isRight, CommunityPolicy policy)
    {
        ImmutableArray<string> expected = isRight ? [] : [setting];
        Assert.Equal(expected, CommunityPolicyRules.Check(policy).Select(fault => fault.Setting));
    }
}
