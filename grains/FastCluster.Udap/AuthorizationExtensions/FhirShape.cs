using System.Text.Json;
using FastCluster.Udap.Jwt;

namespace FastCluster.Udap.AuthorizationExtensions;

/// <summary>The few facts of a FHIR R4 resource that the extension rules ask for; no profile validation.</summary>
internal static class FhirShape
{
    /// <summary>The role code that says the user is the patient (HL7 v3 RoleCode). TEF-24.</summary>
    private const string Oneself = "ONESELF";

    /// <summary>Whether <c>name</c> is an array of one to many objects.</summary>
    internal static bool HasName(JsonElement resource) =>
        Items(resource, "name").Any() && Items(resource, "name").All(name => name.ValueKind == JsonValueKind.Object);

    /// <summary>Whether a coding of <c>relationship</c> says that the related person is the patient.</summary>
    internal static bool IsOneself(JsonElement relatedPerson) =>
        Items(relatedPerson, "relationship")
            .SelectMany(concept => Items(concept, "coding"))
            .Any(coding => coding.TryGetString("code", out var code) && code == Oneself);

    /// <summary>Whether both state a birth date and the two differ.</summary>
    internal static bool ContradictInBirthDate(JsonElement one, JsonElement other) =>
        one.TryGetString("birthDate", out var first)
        && other.TryGetString("birthDate", out var second)
        && first != second;

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object
        && owner.TryGetProperty(name, out var array)
        && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : default;
}
