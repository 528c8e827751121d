using System.Text.Json.Nodes;
using FastCluster.Udap.Rejections;

namespace FastCluster.Conformance.Tests.Token;

/// <summary>The object <c>hl7-b2b-user</c> where a community demands it, and an extension of the community's own.</summary>
public sealed class UserContextTests(StrictServer owner) : IClassFixture<StrictServer>
{
    private const string Surname = "Chalmers-of-the-test";

    private RunningServer Server => owner.Server;

    public static TheoryData<RejectionReason, string, string?> Faults =>
        new()
        {
            { RejectionReason.ExtensionVersion, "version", "1" },
            { RejectionReason.PurposeOfUseInvalid, "purpose_of_use", "[]" },
            { RejectionReason.PurposeOfUseInvalid, "purpose_of_use", null },
            { RejectionReason.UserPersonInvalid, "user_person", "\"Chalmers\"" },
            { RejectionReason.UserPersonInvalid, "user_person", """{"resourceType":"Patient","name":[{}]}""" },
            { RejectionReason.UserPersonInvalid, "user_person", """{"resourceType":"Person"}""" },
            { RejectionReason.ConsentPolicyInvalid, "consent_policy", "[]" },
            { RejectionReason.ConsentReferenceInvalid, "consent_reference", """["Consent/1"]""" },
            {
                RejectionReason.ConsentReferenceWithoutPolicy,
                "consent_reference",
                """["https://fhir.test/Consent/1"]"""
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    [Requirement("B2BU-01")]
    [Requirement("B2BU-02")]
    [Requirement("B2BU-03")]
    [Requirement("B2BU-04")]
    public async Task Token_FaultyMember_IsAnInvalidGrant(RejectionReason reason, string name, string? json)
    {
        var client = await ClientAsync();
        var user = User();
        user.Remove(name);
        user.Add(name, json is null ? null : JsonNode.Parse(json));

        var answer = await client.TokenForAsync(Extensions(user: user));

        Assert.Equal(("400 invalid_grant", reason), (answer.Outcome, Server.ReasonOf(answer)));
    }

    [Theory]
    [InlineData("hl7-b2b-user", RejectionReason.B2bUserMissing)]
    [InlineData("hl7-b2b", RejectionReason.B2bMissing)]
    [InlineData("acme", RejectionReason.ExtensionRequired)]
    [Requirement("B2BU-05")]
    [Requirement("B2BU-06")]
    [Requirement("B2B-16")]
    public async Task Token_WithoutADemandedObject_IsAnInvalidGrant(string key, RejectionReason reason)
    {
        var client = await ClientAsync();
        var extensions = Extensions();
        extensions.Remove(key);

        var refused = await client.TokenForAsync(extensions);
        var accepted = await client.TokenForAsync(Extensions());

        Assert.Equal(("400 invalid_grant", reason), (refused.Outcome, Server.ReasonOf(refused)));
        Assert.Equal("200", accepted.Outcome);
    }

    [Theory]
    [InlineData("hl7-b2b")]
    [InlineData("hl7-b2b-user")]
    [Requirement("B2B-03")]
    public async Task Token_ObjectAsText_IsAnInvalidGrant(string key)
    {
        var client = await ClientAsync();
        var extensions = Extensions();
        extensions[key] = "{}";

        var answer = await client.TokenForAsync(extensions);

        Assert.Equal(
            ("400 invalid_grant", RejectionReason.ExtensionNotObject),
            (answer.Outcome, Server.ReasonOf(answer))
        );
    }

    [Fact]
    [Requirement("B2B-22")]
    public async Task Token_PersonLargerThanTheBound_IsAnInvalidGrant()
    {
        var client = await ClientAsync();
        var user = User();
        user["user_person"]!["text"] = new string('x', 17 * 1024);

        var answer = await client.TokenForAsync(Extensions(user: user));

        Assert.Equal(
            ("400 invalid_grant", RejectionReason.PersonalContextTooLarge),
            (answer.Outcome, Server.ReasonOf(answer))
        );
    }

    [Fact]
    [Requirement("B2BU-07")]
    public async Task Metadata_WhereTheUserObjectIsAccepted_ListsAndDemandsIt()
    {
        var metadata = await Server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityB}");
        var withoutIt = await Server.GetAsync($"{Names.BaseOne}/.well-known/udap?community={Names.CommunityTefca}");

        Assert.Contains("hl7-b2b-user", metadata.Strings("udap_authorization_extensions_supported"));
        Assert.Contains("hl7-b2b-user", metadata.Strings("udap_authorization_extensions_required"));
        Assert.DoesNotContain("hl7-b2b-user", withoutIt.Strings("udap_authorization_extensions_required"));
    }

    [Fact]
    [Requirement("B2BU-08")]
    [Requirement("TEF-19")]
    public async Task Token_WithAPerson_TellsThePersonToItsResourceServerAlone()
    {
        var client = await ClientAsync();
        var token = (await client.TokenForAsync(Extensions()))["access_token"]!;

        var told = await Server.ResourceServer(Names.BaseThree).IntrospectAsync(token);
        var foreign = await Server.ResourceServer(Names.BaseTwo).IntrospectAsync(token);
        var decisions = await AuditTrail.ReadAsync(Server, client.ClientId);

        var user = told.Json.GetProperty("extensions").GetProperty("hl7-b2b-user");
        Assert.Equal(Surname, user.GetProperty("user_person").GetProperty("name")[0].GetProperty("family").GetString());
        Assert.DoesNotContain(Surname, AccessToken.Read(token).Claims.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""{"active":false}""", foreign.Text);
        Assert.DoesNotContain(Surname, string.Concat(decisions), StringComparison.Ordinal);
    }

    private Task<TestClient> ClientAsync() => Server.RegisteredClientAsync(Server.Deployment.CommunityB);

    private static JsonObject User() =>
        new()
        {
            ["version"] = "1",
            ["purpose_of_use"] = new JsonArray("TREAT"),
            ["user_person"] = new JsonObject
            {
                ["resourceType"] = "Person",
                ["name"] = new JsonArray(new JsonObject { ["family"] = Surname }),
            },
        };

    private static JsonObject Extensions(JsonObject? user = null) =>
        new()
        {
            ["hl7-b2b"] = TestClient.B2b(),
            ["hl7-b2b-user"] = user ?? User(),
            ["acme"] = new JsonObject(),
        };
}
