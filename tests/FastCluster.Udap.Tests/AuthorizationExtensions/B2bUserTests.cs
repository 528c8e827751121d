using System.Text;
using System.Text.Json.Nodes;
using FastCluster.Testing;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationExtensions.ExtensionSamples;

namespace FastCluster.Udap.Tests.AuthorizationExtensions;

public sealed class B2bUserTests
{
    [Theory]
    [Requirement("B2BU-01")]
    [InlineData("\"1\"", RejectionReason.None)]
    [InlineData(null, RejectionReason.ExtensionVersion)]
    [InlineData("1", RejectionReason.ExtensionVersion)]
    public void B2bUser_Version_IsTheText1(string? version, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeUser(B2bUser().With("version", version))));

    [Theory]
    [Requirement("B2BU-02")]
    [InlineData("[\"TREAT\"]", RejectionReason.None)]
    [InlineData(null, RejectionReason.PurposeOfUseInvalid)]
    [InlineData("[]", RejectionReason.PurposeOfUseInvalid)]
    public void B2bUser_Purposes_AreOneToMany(string? purposes, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeUser(B2bUser().With("purpose_of_use", purposes))));

    [Theory]
    [Requirement("B2BU-03")]
    [InlineData("{\"resourceType\":\"Person\",\"name\":[{\"family\":\"A\"}]}", RejectionReason.None)]
    [InlineData(null, RejectionReason.UserPersonInvalid)]
    [InlineData("\"{}\"", RejectionReason.UserPersonInvalid)]
    [InlineData("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"A\"}]}", RejectionReason.UserPersonInvalid)]
    [InlineData("{\"resourceType\":\"Person\"}", RejectionReason.UserPersonInvalid)]
    [InlineData("{\"resourceType\":\"Person\",\"name\":[\"A\"]}", RejectionReason.UserPersonInvalid)]
    public void B2bUser_Person_IsFhirPersonWithName(string? person, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeUser(B2bUser().With("user_person", person))));

    [Fact]
    [Requirement("B2BU-04")]
    public void B2bUser_ConsentReferenceWithoutPolicy_IsRefused()
    {
        var user = B2bUser().With("consent_reference", "[\"https://a.test/Consent/1\"]");

        Assert.Equal(RejectionReason.ConsentReferenceWithoutPolicy, ReasonOf(JudgeUser(user)));
    }

    [Fact]
    [Requirement("B2BU-08")]
    public void PersonalContext_HoldsPersonalParts_AndPrintsNone()
    {
        var b2b = B2b().With("subject_name", "\"Juanita Doe\"").With("subject_id", "\"1234567893\"");

        var context = ContextOf(Judge(Extensions(("hl7-b2b", b2b), ("hl7-b2b-user", B2bUser()))));

        var personal = JsonNode.Parse(Encoding.UTF8.GetString(context.Personal.Json.Span))!;
        Assert.Equal("Juanita Doe", (string?)personal["hl7-b2b"]!["subject_name"]);
        Assert.Equal("1234567893", (string?)personal["hl7-b2b"]!["subject_id"]);
        Assert.Equal("Person", (string?)personal["hl7-b2b-user"]!["user_person"]!["resourceType"]);
        Assert.DoesNotContain("Doe", context.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Chalmers", context.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [Requirement("B2B-22")]
    [InlineData(1_000, RejectionReason.None)]
    [InlineData(PersonalContext.MaximumLength, RejectionReason.PersonalContextTooLarge)]
    public void PersonalContext_Size_IsBounded(int characters, RejectionReason expected)
    {
        var person = $$"""
            {"resourceType":"Person","name":[{"family":"{{new string('x', characters)}}"}]}
            """;

        Assert.Equal(expected, ReasonOf(JudgeUser(B2bUser().With("user_person", person))));
    }

    private static AuthorizationExtensionsOutcome JudgeUser(JsonObject user) =>
        Judge(Extensions(("hl7-b2b", B2b()), ("hl7-b2b-user", user)));
}
