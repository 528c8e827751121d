using FastCluster.Testing;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationExtensions.ExtensionSamples;

namespace FastCluster.Udap.Tests.AuthorizationExtensions;

public sealed class TefcaTests
{
    private const string NotOneself = """
        {"resourceType":"RelatedPerson","relationship":[{"coding":[{"code":"N"}]}]}
        """;

    [Theory]
    [Requirement("TEF-13")]
    [InlineData("Organization/1.2.3", RejectionReason.None)]
    [InlineData("https://directory.test/fhir/Organization/1.2.3", RejectionReason.None)]
    [InlineData("https://org-a.test", RejectionReason.TefcaOrganizationId)]
    [InlineData("Organization/", RejectionReason.TefcaOrganizationId)]
    [InlineData("Organization/1/2", RejectionReason.TefcaOrganizationId)]
    [InlineData("Practitioner/1", RejectionReason.TefcaOrganizationId)]
    public void Tefca_OrganizationId_NamesADirectoryEntry(string id, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeTefca(TefcaB2b().With("organization_id", $"\"{id}\""))));

    [Fact]
    [Requirement("TEF-14")]
    public void Tefca_OrganizationNameAbsent_IsRefused() =>
        Assert.Equal(
            RejectionReason.TefcaOrganizationName,
            ReasonOf(JudgeTefca(TefcaB2b().With("organization_name", null)))
        );

    [Fact]
    [Requirement("TEF-16")]
    public void Tefca_TwoPurposes_AreRefused()
    {
        var b2b = TefcaB2b().With("purpose_of_use", $"[\"{TefcaTreat}\",\"{TefcaTreat}\"]");

        Assert.Equal(RejectionReason.PurposeCount, ReasonOf(JudgeTefca(b2b)));
    }

    [Theory]
    [Requirement("TEF-16")]
    [Requirement("TEF-17")]
    [InlineData(TefcaTreat, RejectionReason.None)]
    [InlineData(TreatPurpose, RejectionReason.PurposeNotAllowed)]
    [InlineData("urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#T-HCO-QM", RejectionReason.PurposeNotAllowed)]
    public void Tefca_Purpose_IsOneInEffect(string purpose, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeTefca(TefcaB2b(purpose))));

    [Theory]
    [Requirement("TEF-09")]
    [InlineData("https://node.test/T-TREAT/app", RejectionReason.None)]
    [InlineData("urn:oid:2.999#T-TREAT", RejectionReason.None)]
    [InlineData("https://node.test/T-PYMNT/app", RejectionReason.PurposeNotOfIssuer)]
    [InlineData("https://node.test/T-TREATX/app", RejectionReason.PurposeNotOfIssuer)]
    [InlineData("https://node.test/app?x=T-TREAT", RejectionReason.PurposeNotOfIssuer)]
    public void Tefca_Purpose_IsTheOneOfTheClientsUri(string issuer, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeTefca(TefcaB2b(), issuer)));

    [Fact]
    [Requirement("TEF-22")]
    [Requirement("TEF-23")]
    [Requirement("TEF-24")]
    [Requirement("TEF-25")]
    [Requirement("TEF-26")]
    public void Ias_WellFormed_IsAcceptedAsPersonal()
    {
        var context = ContextOf(JudgeIas(Ias()));

        Assert.Equal([TefcaIas], context.Asserted.PurposeOfUse.AsEnumerable());
        Assert.NotEqual(-1, context.Personal.Json.Span.IndexOf("tefca_ias"u8));
    }

    [Theory]
    [Requirement("TEF-21")]
    [Requirement("TEF-22")]
    [InlineData("acme")]
    [InlineData("tefca-ias")]
    public void Ias_AbsentOrWithHyphen_IsRefused(string key)
    {
        var extensions = Extensions(("hl7-b2b", TefcaB2b(TefcaIas)), (key, Ias()));

        Assert.Equal(RejectionReason.TefcaIasMissing, ReasonOf(Judge(extensions, Tefca, IasIssuer)));
    }

    [Fact]
    [Requirement("TEF-29")]
    public void Ias_WorkflowNotSupported_IsRefused()
    {
        var policy = Tefca with { Extensions = new() { Supported = [ExtensionPolicy.B2b] } };

        var outcome = Judge(Extensions(("hl7-b2b", TefcaB2b(TefcaIas)), ("tefca_ias", Ias())), policy, IasIssuer);

        Assert.Equal(RejectionReason.TefcaIasUnsupported, ReasonOf(outcome));
    }

    [Theory]
    [InlineData("version", "\"2\"", RejectionReason.ExtensionVersion)]
    [InlineData("version", null, RejectionReason.ExtensionVersion)]
    [Requirement("TEF-23")]
    public void Ias_OtherVersion_IsRefused(string member, string? json, RejectionReason expected) =>
        Assert.Equal(expected, ReasonOf(JudgeIas(Ias().With(member, json))));

    [Theory]
    [Requirement("TEF-24")]
    [InlineData(null)]
    [InlineData("{\"resourceType\":\"Person\"}")]
    public void Ias_UserNoRelatedPerson_IsRefused(string? user) =>
        Assert.Equal(RejectionReason.TefcaUserInformation, ReasonOf(JudgeIas(Ias().With("user_information", user))));

    [Theory]
    [Requirement("TEF-25")]
    [InlineData(null)]
    [InlineData("{\"resourceType\":\"Person\",\"name\":[{}]}")]
    [InlineData("{\"resourceType\":\"Patient\"}")]
    public void Ias_PatientNoNamedPatient_IsRefused(string? patient) =>
        Assert.Equal(
            RejectionReason.TefcaPatientInformation,
            ReasonOf(JudgeIas(Ias().With("patient_information", patient)))
        );

    [Theory]
    [Requirement("TEF-26")]
    [InlineData(null)]
    [InlineData("\"\"")]
    [InlineData("\"a.b\"")]
    [InlineData("\"eyJhbGciOiJub25lIn0.e30.AA\"")]
    [InlineData("\"eyJhbGciOiJSUzI1NiJ9.e30.\"")]
    public void Ias_IdTokenNoSignedJwt_IsRefused(string? token) =>
        Assert.Equal(RejectionReason.TefcaIdToken, ReasonOf(JudgeIas(Ias().With("id_token", token))));

    [Theory]
    [Requirement("TEF-27")]
    [InlineData(null, RejectionReason.TefcaConsentPolicyMissing)]
    [InlineData("[\"urn:oid:1.2.3\"]", RejectionReason.None)]
    public void Ias_UserIsNotThePatient_NeedsConsentPolicy(string? policy, RejectionReason expected)
    {
        var ias = Ias().With("user_information", NotOneself).With("consent_policy", policy);

        Assert.Equal(expected, ReasonOf(JudgeIas(ias)));
    }

    [Theory]
    [Requirement("TEF-28")]
    [InlineData("[\"https://org-a.test/fhir/Consent/1\"]", RejectionReason.None)]
    [InlineData("[\"Consent/1\"]", RejectionReason.ConsentReferenceInvalid)]
    public void Ias_ConsentReference_IsAbsoluteUrl(string reference, RejectionReason expected)
    {
        var ias = Ias().With("consent_policy", "[\"urn:oid:1.2.3\"]").With("consent_reference", reference);

        Assert.Equal(expected, ReasonOf(JudgeIas(ias)));
    }

    [Fact]
    [Requirement("TEF-30")]
    public void Ias_OneselfWithAnotherBirthDate_IsRefused()
    {
        var patient = """{"resourceType":"Patient","birthDate":"1999-09-09","name":[{"family":"Doe"}]}""";

        Assert.Equal(
            RejectionReason.TefcaPersonContradiction,
            ReasonOf(JudgeIas(Ias().With("patient_information", patient)))
        );
    }
}
