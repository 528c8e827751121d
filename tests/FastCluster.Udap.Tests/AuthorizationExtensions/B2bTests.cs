using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationExtensions.ExtensionSamples;

namespace FastCluster.Udap.Tests.AuthorizationExtensions;

public sealed class B2bTests
{
    private const string Subject = "\"Juanita Doe\"";

    [Fact]
    [Requirement("B2B-04")]
    [Requirement("B2B-09")]
    [Requirement("B2B-10")]
    public void B2b_WellFormed_IsAccepted()
    {
        var context = ContextOf(JudgeB2b(B2b()));

        Assert.Equal("https://org-a.test", context.Asserted.OrganizationId);
        Assert.Equal([TreatPurpose], context.Asserted.PurposeOfUse.AsEnumerable());
        Assert.True(context.Personal.IsEmpty);
    }

    [Theory]
    [Requirement("B2B-04")]
    [InlineData(null)]
    [InlineData("\"2\"")]
    [InlineData("1")]
    public void B2b_OtherVersion_IsRefused(string? version) =>
        Assert.Equal(RejectionReason.ExtensionVersion, ReasonOf(JudgeB2b(B2b().With("version", version))));

    [Theory]
    [Requirement("B2B-05")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("7")]
    public void B2b_SubjectNameEmptyOrNoText_IsRefused(string name) =>
        Assert.Equal(RejectionReason.SubjectNameInvalid, ReasonOf(JudgeB2b(B2b().With("subject_name", name))));

    [Fact]
    [Requirement("B2B-06")]
    public void B2b_SubjectIdWithoutName_IsRefused() =>
        Assert.Equal(RejectionReason.SubjectIdWithoutName, ReasonOf(JudgeB2b(B2b().With("subject_id", "\"1\""))));

    [Theory]
    [Requirement("B2B-06")]
    [InlineData("\"1234567893\"", RejectionReason.None)]
    [InlineData("\"urn:oid:2.16.840.1.113883.4.6#1234567893\"", RejectionReason.None)]
    [InlineData("\"1234567890\"", RejectionReason.SubjectIdNotNpi)]
    [InlineData("\"3234567893\"", RejectionReason.SubjectIdNotNpi)]
    [InlineData("\"123456789\"", RejectionReason.SubjectIdNotNpi)]
    [InlineData("\"\"", RejectionReason.SubjectIdInvalid)]
    public void B2b_SubjectIdWhereNpiIsDemanded_IsJudgedByCheckDigit(string id, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Extensions = new() { RequireNpiSubjectId = true } };

        var outcome = JudgeB2b(B2b().With("subject_name", Subject).With("subject_id", id), policy);

        Assert.Equal(expected, ReasonOf(outcome));
    }

    [Theory]
    [Requirement("B2B-14")]
    [InlineData("\"urn:oid:1.2#77\"", RejectionReason.None)]
    [InlineData("\"urn:oid:1.3#77\"", RejectionReason.SubjectIdSystem)]
    [InlineData("\"77\"", RejectionReason.SubjectIdSystem)]
    public void B2b_SubjectIdSystem_FollowsCommunity(string id, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Extensions = new() { SubjectIdSystems = ["urn:oid:1.2"] } };

        var outcome = JudgeB2b(B2b().With("subject_name", Subject).With("subject_id", id), policy);

        Assert.Equal(expected, ReasonOf(outcome));
    }

    [Theory]
    [Requirement("B2B-07")]
    [InlineData("\"207R00000X\"", RejectionReason.None)]
    [InlineData("\"other\"", RejectionReason.SubjectRoleInvalid)]
    [InlineData("\"\"", RejectionReason.SubjectRoleInvalid)]
    public void B2b_SubjectRole_FollowsCommunity(string role, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Extensions = new() { SubjectRoles = ["207R00000X"] } };

        Assert.Equal(expected, ReasonOf(JudgeB2b(B2b().With("subject_role", role), policy)));
    }

    [Theory]
    [Requirement("B2B-08")]
    [InlineData(null, RejectionReason.None)]
    [InlineData("\"\"", RejectionReason.OrganizationNameInvalid)]
    [InlineData("{}", RejectionReason.OrganizationNameInvalid)]
    public void B2b_OrganizationName_IsOptionalText(string? name, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeB2b(B2b().With("organization_name", name))));

    [Theory]
    [Requirement("B2B-09")]
    [InlineData(null)]
    [InlineData("\"\"")]
    [InlineData("5")]
    [InlineData("\"Organization/1.2.3\"")]
    [InlineData("\"https://a b\"")]
    public void B2b_OrganizationIdNoUri_IsRefused(string? id) =>
        Assert.Equal(RejectionReason.OrganizationIdInvalid, ReasonOf(JudgeB2b(B2b().With("organization_id", id))));

    [Theory]
    [Requirement("B2B-09")]
    [InlineData("urn:oid:", RejectionReason.OrganizationIdScheme)]
    [InlineData("https://", RejectionReason.None)]
    public void B2b_OrganizationIdScheme_FollowsCommunity(string scheme, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Extensions = new() { OrganizationIdSchemes = [scheme] } };

        Assert.Equal(expected, ReasonOf(JudgeB2b(B2b(), policy)));
    }

    [Theory]
    [Requirement("B2B-10")]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("\"TREAT\"")]
    [InlineData("[1]")]
    [InlineData("[\"\"]")]
    public void B2b_PurposeNoArrayOfTexts_IsRefused(string? purposes) =>
        Assert.Equal(RejectionReason.PurposeOfUseInvalid, ReasonOf(JudgeB2b(B2b().With("purpose_of_use", purposes))));

    [Theory]
    [Requirement("B2B-13")]
    [Requirement("B2B-14")]
    [InlineData("TREAT", RejectionReason.None)]
    [InlineData(TreatPurpose, RejectionReason.None)]
    [InlineData("urn:oid:2.16.840.1.113883.5.8#NOPE", RejectionReason.PurposeNotAllowed)]
    public void B2b_PurposeWhereListIsBinding_IsNormalisedOrRefused(string purpose, RejectionReason expected)
    {
        var policy = new CommunityPolicy { Purposes = new() { AllowAny = false } };

        var outcome = JudgeB2b(B2b().With("purpose_of_use", $"[\"{purpose}\"]"), policy);

        Assert.Equal(expected, ReasonOf(outcome));
        Assert.True(expected != RejectionReason.None || ContextOf(outcome).Asserted.PurposeOfUse[0] == TreatPurpose);
    }

    [Fact]
    [Requirement("B2B-17")]
    public void B2b_UnknownMember_IsIgnored() =>
        Assert.Equal(RejectionReason.None, ReasonOf(JudgeB2b(B2b().With("acme", "{\"a\":1}"))));

    [Fact]
    [Requirement("B2B-22")]
    public void B2b_TenThousandPurposes_IsRefusedAsTooLarge()
    {
        var many = $"[{string.Join(',', Enumerable.Repeat("\"TREAT\"", 10_000))}]";

        Assert.Equal(RejectionReason.ExtensionTooLarge, ReasonOf(JudgeB2b(B2b().With("purpose_of_use", many))));
    }

    [Fact]
    [Requirement("B2B-22")]
    public void B2b_LongText_IsRefusedAsTooLarge()
    {
        var name = $"\"{new string('x', 1025)}\"";

        Assert.Equal(RejectionReason.ExtensionTooLarge, ReasonOf(JudgeB2b(B2b().With("organization_name", name))));
    }
}
