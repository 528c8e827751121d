using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastCluster.Udap.AuthorizationExtensions;
using FastCluster.Udap.Communities;
using FastCluster.Udap.Jwt;
using FastCluster.Udap.Rejections;

namespace FastCluster.Udap.Tests.AuthorizationExtensions;

/// <summary>Well-formed extension objects to deviate from, and the call under test.</summary>
internal static class ExtensionSamples
{
    internal const string TreatPurpose = "urn:oid:2.16.840.1.113883.5.8#TREAT";
    internal const string TefcaTreat = "urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#T-TREAT";
    internal const string TefcaIas = "urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#T-IAS";
    internal const string TreatIssuer = "https://node.test/T-TREAT/app";
    internal const string IasIssuer = "https://node.test/T-IAS/app";

    internal static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    internal static readonly CommunityPolicy Tefca = CommunityPolicy.For(CommunityProfile.Tefca);

    internal static JsonObject B2b() =>
        Parse(
            $$"""
            {"version":"1","organization_id":"https://org-a.test","organization_name":"Org A",
             "purpose_of_use":["{{TreatPurpose}}"]}
            """
        );

    internal static JsonObject TefcaB2b(string purpose = TefcaTreat) =>
        Parse(
            $$"""
            {"version":"1","organization_id":"Organization/1.2.3","organization_name":"Node T",
             "purpose_of_use":["{{purpose}}"]}
            """
        );

    internal static JsonObject B2bUser() =>
        Parse(
            $$"""
            {"version":"1","purpose_of_use":["{{TreatPurpose}}"],
             "user_person":{"resourceType":"Person","name":[{"family":"Chalmers"}] } }
            """
        );

    internal static JsonObject Ias() =>
        Parse(
            """
            {"version":"1","id_token":"eyJhbGciOiJSUzI1NiJ9.e30.AA",
             "user_information":{"resourceType":"RelatedPerson","birthDate":"1980-01-01",
               "relationship":[{"coding":[{"code":"ONESELF"}]}]},
             "patient_information":{"resourceType":"Patient","birthDate":"1980-01-01","name":[{"family":"Doe"}]}}
            """
        );

    /// <summary>Sets a member to a JSON text, or removes it when the text is null.</summary>
    internal static JsonObject With(this JsonObject owner, string member, string? json)
    {
        owner.Remove(member);
        if (json is not null)
        {
            owner[member] = JsonNode.Parse(json);
        }

        return owner;
    }

    internal static JsonObject Extensions(params (string Key, JsonObject Value)[] objects) =>
        new(objects.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)item.Value)));

    internal static AuthorizationExtensionsOutcome Judge(
        JsonNode? extensions,
        CommunityPolicy? policy = null,
        string issuer = "https://client-a.test/app"
    )
    {
        var claims = extensions is null ? "{}" : $"{{\"extensions\":{extensions.ToJsonString()}}}";
        return AuthorizationExtensionsValidator.Validate(ReadStrictly(claims), policy ?? new(), issuer, Now);
    }

    internal static AuthorizationExtensionsOutcome JudgeB2b(JsonObject b2b, CommunityPolicy? policy = null) =>
        Judge(Extensions(("hl7-b2b", b2b)), policy);

    internal static AuthorizationExtensionsOutcome JudgeTefca(JsonObject b2b, string issuer = TreatIssuer) =>
        Judge(Extensions(("hl7-b2b", b2b)), Tefca, issuer);

    internal static AuthorizationExtensionsOutcome JudgeIas(JsonObject ias) =>
        Judge(Extensions(("hl7-b2b", TefcaB2b(TefcaIas)), ("tefca_ias", ias)), Tefca, IasIssuer);

    internal static RejectionReason ReasonOf(AuthorizationExtensionsOutcome outcome) =>
        outcome is AuthorizationExtensionsOutcome.Rejected rejected ? rejected.Reason : RejectionReason.None;

    internal static AuthorizationContext ContextOf(AuthorizationExtensionsOutcome outcome) =>
        ((AuthorizationExtensionsOutcome.Accepted)outcome).Context;

    internal static JsonElement ReadStrictly(string json)
    {
        var fault = StrictJson.TryParseObject(Encoding.UTF8.GetBytes(json), 16, out var element);
        return fault == JsonFault.None
            ? element
            : throw new ArgumentException("The sample is no JSON object.", nameof(json));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
