using System.Text.Json.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Tefca;

/// <summary>The extension objects of TEFCA at the token endpoint: status, error, and which rule it was.</summary>
public sealed class TefcaTokenTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<RejectionReason, string, string?> B2bFaults =>
        new()
        {
            { RejectionReason.TefcaOrganizationId, "organization_id", "\"https://organization.test/1\"" },
            { RejectionReason.TefcaOrganizationName, "organization_name", null },
            { RejectionReason.PurposeCount, "purpose_of_use", """["T-TREAT","T-PYMNT"]""" },
            { RejectionReason.PurposeNotAllowed, "purpose_of_use", """["TREAT"]""" },
            { RejectionReason.PurposeNotOfIssuer, "purpose_of_use", """["T-PYMNT"]""" },
            { RejectionReason.SubjectIdWithoutName, "subject_id", "\"urn:oid:2.16.840.1.113883.4.6#1234567893\"" },
        };

    public static TheoryData<RejectionReason, string, string?> IndividualAccessFaults =>
        new()
        {
            { RejectionReason.ExtensionVersion, "version", "\"2\"" },
            { RejectionReason.TefcaUserInformation, "user_information", """{"resourceType":"Person"}""" },
            { RejectionReason.TefcaPatientInformation, "patient_information", null },
            { RejectionReason.TefcaIdToken, "id_token", "\"\"" },
            { RejectionReason.TefcaConsentPolicyMissing, "user_information", """{"resourceType":"RelatedPerson"}""" },
            {
                RejectionReason.TefcaPersonContradiction,
                "patient_information",
                """{"resourceType":"Patient","birthDate":"1999-09-09","name":[{"family":"Doe"}]}"""
            },
            { RejectionReason.ConsentPolicyInvalid, "consent_policy", "[]" },
        };

    [Theory]
    [MemberData(nameof(B2bFaults))]
    [Requirement("TEF-13")]
    [Requirement("TEF-14")]
    [Requirement("TEF-15")]
    [Requirement("TEF-16")]
    [Requirement("TEF-09")]
    public async Task Token_FaultyB2bMember_IsAnInvalidGrant(RejectionReason reason, string name, string? json)
    {
        var member = await TefcaMember.RegisteredAsync(server);

        var answer = await member.TokenAsync(b2b => Set(b2b, name, json));

        Assert.Equal(("400 invalid_grant", reason), (answer.Outcome, server.ReasonOf(answer)));
        Assert.Equal("200", (await member.TokenAsync()).Outcome);
    }

    [Fact]
    [Requirement("TEF-15")]
    public async Task Token_ForANamedSubject_TellsTheSubjectToTheResourceServerAlone()
    {
        var member = await TefcaMember.RegisteredAsync(server);

        var answer = await member.TokenAsync(b2b =>
        {
            b2b["subject_name"] = "Doctor Test";
            b2b["subject_id"] = "urn:oid:2.16.840.1.113883.4.6#1234567893";
        });
        var claims = AccessToken.Read(answer["access_token"]!).Claims;

        Assert.Equal("200", answer.Outcome);
        Assert.DoesNotContain("1234567893", claims.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("TEF-12")]
    public async Task Token_WithoutB2b_IsAnInvalidGrant()
    {
        var member = await TefcaMember.RegisteredAsync(server);

        var answer = await member.Client.TokenForAsync([]);

        Assert.Equal(("400 invalid_grant", RejectionReason.B2bMissing), (answer.Outcome, server.ReasonOf(answer)));
    }

    [Fact]
    [Requirement("TEF-21")]
    [Requirement("TEF-22")]
    public async Task Token_ForIndividualAccess_NeedsItsObjectUnderItsRightName()
    {
        var member = await TefcaMember.RegisteredAsync(server, "T-IAS");

        var absent = await member.TokenAsync();
        var granted = await member.TokenAsync(individualAccess: TefcaMember.IndividualAccess());

        Assert.Equal(("400 invalid_grant", RejectionReason.TefcaIasMissing), (absent.Outcome, server.ReasonOf(absent)));
        Assert.Equal("200", granted.Outcome);
        Assert.DoesNotContain(
            "Doe",
            AccessToken.Read(granted["access_token"]!).Claims.GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(IndividualAccessFaults))]
    [Requirement("TEF-23")]
    [Requirement("TEF-24")]
    [Requirement("TEF-25")]
    [Requirement("TEF-26")]
    [Requirement("TEF-27")]
    [Requirement("TEF-30")]
    public async Task Token_FaultyIndividualAccess_IsAnInvalidGrant(RejectionReason reason, string name, string? json)
    {
        var member = await TefcaMember.RegisteredAsync(server, "T-IAS");
        var access = TefcaMember.IndividualAccess();
        Set(access, name, json);

        var answer = await member.TokenAsync(individualAccess: access);

        Assert.Equal(("400 invalid_grant", reason), (answer.Outcome, server.ReasonOf(answer)));
    }

    [Fact]
    [Requirement("TEF-29")]
    public async Task Token_ForIndividualAccessThatIsNotServed_IsAnInvalidGrant()
    {
        await using var own = new DisposableServer(await StartWithoutIndividualAccessAsync());
        var member = await TefcaMember.RegisteredAsync(own.Server, "T-IAS");

        var answer = await member.TokenAsync(individualAccess: TefcaMember.IndividualAccess());

        Assert.Equal("400 invalid_grant", answer.Outcome);
        Assert.Equal(RejectionReason.TefcaIasUnsupported, own.Server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("TEF-11")]
    public async Task Register_UserScopeWhereTheCommunityAnswersSo_IsAnInvalidScope()
    {
        await using var own = new DisposableServer(await StartWithoutIndividualAccessAsync());

        var answer = await new TefcaMember(own.Server, "T-TREAT").RegisterAsync(one =>
            one.WithClaim("scope", "user/Patient.rs")
        );

        Assert.Equal("400 invalid_scope", answer.Outcome);
        Assert.Equal(RejectionReason.ScopeUserWithoutUserAsScope, own.Server.ReasonOf(answer));
    }

    private static Task<RunningServer> StartWithoutIndividualAccessAsync() =>
        RunningServer.StartAsync(options =>
            options.WithPolicy(
                Names.CommunityTefca,
                policy =>
                    policy with
                    {
                        Extensions = policy.Extensions with { Supported = ["hl7-b2b"] },
                        Scopes = policy.Scopes with
                        {
                            RefuseUserScopeWithoutUser = true,
                            AnswerUserScopeWithInvalidScope = true,
                        },
                    }
            )
        );

    private static void Set(JsonObject owner, string name, string? json)
    {
        owner.Remove(name);
        if (json is not null)
        {
            owner[name] = JsonNode.Parse(json);
        }
    }
}
