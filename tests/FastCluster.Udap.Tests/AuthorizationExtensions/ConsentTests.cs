using System.Buffers;
using System.Text;
using System.Text.Json;
using FastCluster.Testing;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Rejections;
using Xunit;
using static FastCluster.Udap.Tests.AuthorizationExtensions.ExtensionSamples;

namespace FastCluster.Udap.Tests.AuthorizationExtensions;

public sealed class ConsentTests
{
    private const string Policy = "[\"urn:oid:1.2.3\"]";
    private const string Reference = "[\"https://org-a.test/fhir/Consent/1\"]";

    [Fact]
    [Requirement("B2B-11")]
    [Requirement("B2B-12")]
    [Requirement("TEF-19")]
    public void Consent_PolicyAndReference_AreHandedOnUnchanged()
    {
        var outcome = JudgeB2b(B2b().With("consent_policy", Policy).With("consent_reference", Reference));

        Assert.Equal(["urn:oid:1.2.3"], ContextOf(outcome).Asserted.ConsentPolicy.AsEnumerable());
        Assert.Equal(
            ["https://org-a.test/fhir/Consent/1"],
            ContextOf(outcome).Asserted.ConsentReference.AsEnumerable()
        );
    }

    [Theory]
    [Requirement("B2B-11")]
    [InlineData("[]")]
    [InlineData("\"urn:oid:1.2.3\"")]
    [InlineData("[\"no uri\"]")]
    public void Consent_PolicyNoArrayOfUris_IsRefused(string policy) =>
        Assert.Equal(RejectionReason.ConsentPolicyInvalid, ReasonOf(JudgeB2b(B2b().With("consent_policy", policy))));

    [Theory]
    [Requirement("B2B-12")]
    [InlineData("[]")]
    [InlineData("[\"Consent/1\"]")]
    [InlineData("[\"https://org-a.test/fhir/Patient/1\"]")]
    public void Consent_ReferenceNoConsentUrl_IsRefused(string reference)
    {
        var b2b = B2b().With("consent_policy", Policy).With("consent_reference", reference);

        Assert.Equal(RejectionReason.ConsentReferenceInvalid, ReasonOf(JudgeB2b(b2b)));
    }

    [Fact]
    [Requirement("B2B-12")]
    public void Consent_ReferenceWithoutPolicy_IsRefused()
    {
        var b2b = B2b().With("consent_reference", Reference);

        Assert.Equal(RejectionReason.ConsentReferenceWithoutPolicy, ReasonOf(JudgeB2b(b2b)));
    }

    [Theory]
    [Requirement("TEF-18")]
    [InlineData(null)]
    [InlineData("[\"urn:oid:9.9\"]")]
    public void Consent_DemandedAndNotNamed_IsRefusedWithWhatIsNeeded(string? named)
    {
        var policy = Tefca with
        {
            Consent = new() { Accepted = ["urn:oid:1.2.3"], FormUrl = "https://as.test/form" },
        };

        var outcome = Judge(Extensions(("hl7-b2b", TefcaB2b().With("consent_policy", named))), policy, TreatIssuer);

        var rejected = Assert.IsType<AuthorizationExtensionsOutcome.Rejected>(outcome);
        Assert.Equal(RejectionReason.ConsentRequired, rejected.Reason);
        Assert.Equal(
            """{"hl7-b2b":{"consent_required":["urn:oid:1.2.3"],"consent_form":"https://as.test/form"}}""",
            Write(rejected.Consent!)
        );
    }

    [Fact]
    [Requirement("TEF-18")]
    public void Consent_DemandedAndNamed_IsAccepted()
    {
        var policy = Tefca with { Consent = new() { Accepted = ["urn:oid:1.2.3"] } };

        var outcome = Judge(Extensions(("hl7-b2b", TefcaB2b().With("consent_policy", Policy))), policy, TreatIssuer);

        Assert.Equal(RejectionReason.None, ReasonOf(outcome));
    }

    [Fact]
    [Requirement("TEF-18")]
    public void Consent_DemandedForAnotherPurpose_IsNotAsked()
    {
        var policy = Tefca with
        {
            Consent = new() { Accepted = ["urn:oid:1.2.3"], Purposes = [TefcaIas] },
        };

        Assert.Equal(RejectionReason.None, ReasonOf(Judge(Extensions(("hl7-b2b", TefcaB2b())), policy, TreatIssuer)));
    }

    [Fact]
    [Requirement("TEF-18")]
    public void ConsentRequirement_WithoutForm_LeavesTheMemberOut() =>
        Assert.Equal("""{"hl7-b2b":{"consent_required":["urn:a"]}}""", Write(new ConsentRequirement(["urn:a"])));

    private static string Write(ConsentRequirement requirement)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            requirement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
