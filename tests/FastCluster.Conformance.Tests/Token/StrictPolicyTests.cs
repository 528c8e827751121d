using System.Text.Json.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Token;

/// <summary>The settings of a community at the token endpoint: status, error, and which rule it was.</summary>
public sealed class StrictPolicyTests(StrictServer owner) : IClassFixture<StrictServer>
{
    private RunningServer Server => owner.Server;

    public static TheoryData<RejectionReason, string, string> Faults =>
        new()
        {
            { RejectionReason.OrganizationIdScheme, "organization_id", "\"urn:oid:1.2.3\"" },
            { RejectionReason.SubjectIdSystem, "subject_id", "\"urn:oid:1.2.3#1234567893\"" },
            { RejectionReason.SubjectIdNotNpi, "subject_id", $"\"{StrictServer.NpiSystem}#1234567890\"" },
            { RejectionReason.SubjectRoleInvalid, "subject_role", "\"urn:oid:1.2.3#nurse\"" },
            { RejectionReason.PurposeNotAllowed, "purpose_of_use", """["urn:acme#fun"]""" },
            { RejectionReason.PurposeCount, "purpose_of_use", """["TREAT","HPAYMT","HOPERAT"]""" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("B2B-06")]
    [Requirement("B2B-07")]
    [Requirement("B2B-09")]
    [Requirement("B2B-14")]
    public async Task Token_MemberThatTheCommunityForbids_IsAnInvalidGrant(
        RejectionReason reason,
        string name,
        string json
    )
    {
        var client = await Server.RegisteredClientAsync();

        var refused = await AskAsync(client, b2b => b2b[name] = JsonNode.Parse(json));
        var accepted = await AskAsync(client);

        Assert.Equal(("400 invalid_grant", reason), (refused.Outcome, Server.ReasonOf(refused)));
        Assert.Equal("200", accepted.Outcome);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""["urn:test:consent:other"]""")]
    [Requirement("TEF-18")]
    [Requirement("B2B-21")]
    public async Task Token_WithoutTheDemandedConsent_IsToldWhichAndWhere(string? named)
    {
        var client = await Server.RegisteredClientAsync();

        var answer = await AskAsync(client, b2b => Rename(b2b, named));

        var told = answer.Json.GetProperty("extensions").GetProperty("hl7-b2b");
        Assert.Equal(("400 invalid_grant", RejectionReason.ConsentRequired), (answer.Outcome, Server.ReasonOf(answer)));
        Assert.Equal(
            StrictServer.Consent,
            Assert.Single(told.GetProperty("consent_required").EnumerateArray()).GetString()
        );
        Assert.Equal(StrictServer.ConsentForm, told.GetProperty("consent_form").GetString());
    }

    [Fact]
    [Requirement("B2B-15")]
    public async Task Token_WithAnUnknownExtension_IsAnInvalidGrantWhereTheCommunitySaysSo()
    {
        var client = await Server.RegisteredClientAsync();
        var extensions = new JsonObject { ["hl7-b2b"] = StrictServer.B2b(), ["acme"] = new JsonObject() };

        var answer = await client.TokenForAsync(extensions, WithScope);

        Assert.Equal(
            ("400 invalid_grant", RejectionReason.ExtensionUnknown),
            (answer.Outcome, Server.ReasonOf(answer))
        );
    }

    [Fact]
    [Requirement("TOK-17")]
    public async Task Token_WithoutScope_IsAnInvalidScopeWhereTheCommunitySaysSo()
    {
        var client = await Server.RegisteredClientAsync();

        var answer = await client.TokenForAsync(new() { ["hl7-b2b"] = StrictServer.B2b() });

        Assert.Equal(("400 invalid_scope", RejectionReason.ScopeRequired), (answer.Outcome, Server.ReasonOf(answer)));
    }

    [Fact]
    [Requirement("TOK-23")]
    public async Task Token_BadlySigned_IsAnInvalidRequestWhereTheCommunitySaysSo()
    {
        var client = await Server.RegisteredClientAsync();
        var inB = await Server.RegisteredClientAsync(Server.Deployment.CommunityB);

        var answer = await client.TokenAsync(one => one.WithSignature(_ => new byte[64]));
        var elsewhere = await inB.TokenAsync(one => one.WithSignature(_ => new byte[64]));

        Assert.Equal(("400 invalid_request", "400 invalid_client"), (answer.Outcome, elsewhere.Outcome));
        Assert.Equal(RejectionReason.JwtSignatureInvalidAsRequest, Server.ReasonOf(answer));
    }

    [Fact]
    [Requirement("JWT-18")]
    [Requirement("TOK-08")]
    public async Task Token_ForTheIssuerAsAudience_IsGrantedInThatCommunityAlone()
    {
        var client = await Server.RegisteredClientAsync();
        var inB = await Server.RegisteredClientAsync(Server.Deployment.CommunityB);

        var answer = await client.TokenAsync(
            one =>
                one.WithClaim("aud", Tenant.Alpha.Issuer)
                    .WithClaim("extensions", new JsonObject { ["hl7-b2b"] = StrictServer.B2b() }),
            WithScope
        );
        var elsewhere = await inB.TokenAsync(one => one.WithClaim("aud", Tenant.Alpha.Issuer));

        Assert.Equal(("200", "400 invalid_client"), (answer.Outcome, elsewhere.Outcome));
        Assert.Equal(RejectionReason.JwtAudience, Server.ReasonOf(elsewhere));
    }

    [Fact]
    [Requirement("TOK-04")]
    [Requirement("TOK-29")]
    public async Task Token_WithoutUdap_IsJudgedByTheSameRulesWhereTheCommunityAllowsIt()
    {
        var client = await Server.RegisteredClientAsync();
        var extensions = new JsonObject { ["hl7-b2b"] = StrictServer.B2b() };

        var granted = await client.TokenForAsync(extensions, form => WithScope(form).Without("udap"));
        var withoutChain = await client.TokenAsync(one => one.WithoutHeader("x5c"), form => form.Without("udap"));
        var otherVersion = await client.TokenAsync(form: form => form.With("udap", "2"));

        Assert.Equal(("200", "400 invalid_client"), (granted.Outcome, withoutChain.Outcome));
        Assert.Equal("400 invalid_request", otherVersion.Outcome);
    }

    [Fact]
    [Requirement("REG-15")]
    public async Task Register_RedirectToAnotherHost_IsRefusedWhereTheCommunitySaysSo()
    {
        var answer = await Server
            .Client()
            .RegisterAsync(one =>
                TestClient.ForCode(one).WithClaim("redirect_uris", new JsonArray("https://other.test/cb"))
            );

        Assert.Equal(
            ("400 invalid_redirect_uri", RejectionReason.MetadataRedirectHost),
            (answer.Outcome, Server.ReasonOf(answer))
        );
    }

    private static void Rename(JsonObject b2b, string? consent)
    {
        b2b.Remove("consent_policy");
        if (consent is not null)
        {
            b2b["consent_policy"] = JsonNode.Parse(consent);
        }
    }

    private static Task<Answer> AskAsync(TestClient client, Action<JsonObject>? change = null)
    {
        var b2b = StrictServer.B2b();
        change?.Invoke(b2b);
        return client.TokenForAsync(new() { ["hl7-b2b"] = b2b }, WithScope);
    }

    private static FormBuilder WithScope(FormBuilder form) => form.With("scope", "system/Patient.rs");
}
