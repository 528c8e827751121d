using System.Text.Json.Nodes;

namespace FastCluster.Conformance.Tests.Token;

/// <summary>The members of the B2B object, one deviation each.</summary>
public sealed class B2bContextTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("subject_name", "\"\"")]
    [InlineData("subject_id", "\"urn:oid:2.16.840.1.113883.4.6#1234567893\"")]
    [InlineData("consent_policy", "[]")]
    [InlineData("consent_reference", """["https://fhir.test/Consent/1"]""")]
    [InlineData("purpose_of_use", "[1]")]
    [InlineData("organization_id", "\"\"")]
    [InlineData("organization_id", "7")]
    [InlineData("organization_name", "7")]
    [InlineData("subject_id", "\"\"")]
    [Requirement("B2B-05")]
    [Requirement("B2B-06")]
    [Requirement("B2B-08")]
    [Requirement("B2B-09")]
    [Requirement("B2B-10")]
    [Requirement("B2B-11")]
    [Requirement("B2B-12")]
    public async Task Token_FaultyMember_IsAnInvalidGrant(string member, string json)
    {
        var answer = await AskAsync(context => context[member] = JsonNode.Parse(json));

        Assert.Equal("400 invalid_grant", answer.Outcome);
    }

    [Fact]
    [Requirement("B2B-22")]
    public async Task Token_OneThousandPurposes_IsAnInvalidGrant()
    {
        var purposes = Enumerable.Range(0, 1_000).Select(i => (JsonNode)$"P{i}");

        var answer = await AskAsync(context => context["purpose_of_use"] = new JsonArray([.. purposes]));

        Assert.Equal("400 invalid_grant", answer.Outcome);
    }

    [Fact]
    [Requirement("B2B-06")]
    [Requirement("B2B-08")]
    [Requirement("B2B-12")]
    public async Task Token_AllOptionalMembers_IsGranted()
    {
        var answer = await AskAsync(context =>
        {
            context["subject_name"] = "Doctor Test";
            context["subject_id"] = "urn:oid:2.16.840.1.113883.4.6#1234567893";
            context["subject_role"] = "urn:oid:2.16.840.1.113883.6.101#207QA0505X";
            context["organization_name"] = "Test organization";
            context["consent_policy"] = new JsonArray("urn:oid:1.2.3");
            context["consent_reference"] = new JsonArray("https://fhir.test/Consent/1");
        });

        Assert.Equal("200", answer.Outcome);
    }

    private async Task<Answer> AskAsync(Action<JsonObject> change)
    {
        var client = await server.RegisteredClientAsync();
        var context = TestClient.B2b();
        change(context);
        return await client.TokenAsync(one => one.WithClaim("extensions", new JsonObject { ["hl7-b2b"] = context }));
    }
}
